import { Connection } from '../store/connection.ts'
import { crews } from './crew.ts'
import type { PageToWorker } from './messages.ts'
import { serve } from './serve.ts'

// The history page's own worker: reading a million events must not hold up what is drawn. It starts others like itself.
const start = () => new Worker('/archive-worker.js', { type: 'module' })
const store = new Connection()
const take = serve(
  () => store.tables,
  message => postMessage(message),
  crews(start, navigator.hardwareConcurrency),
)
addEventListener('message', ({ data }: MessageEvent<PageToWorker>) => take(data))
