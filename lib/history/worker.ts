import { Tables } from '../store/tables.ts'
import type { PageToWorker } from './messages.ts'
import { serve } from './serve.ts'

// The history page's own worker: reading a million events must not hold up what is drawn.
const take = serve(new Tables(), message => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<PageToWorker>) => take(data))
