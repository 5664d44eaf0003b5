import { servePlayer } from '../../lib/speech/engine/own/serve-player.ts'

servePlayer()
