import { programOf } from '../../program.ts'
import { obsCarrier } from './carrier.ts'
import { obsFormat } from './format.ts'

/** A picture shows what is now: what nobody took within this time, in ms, is not worth showing. */
const OLDEST_MS = 20_000

/** The page for OBS, by obs-websocket 5: no program runs between. OBS confirms each message, a page does not. */
export const obs = programOf(
  {
    name: 'obs',
    address: 'ws://127.0.0.1:4455',
    schemes: ['ws:', 'wss:'],
    secrets: ['password'],
    oldest: OLDEST_MS,
    acknowledges: 'always',
  },
  obsCarrier,
  obsFormat,
)
