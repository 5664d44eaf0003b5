import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { PageToWorker } from '../lib/archive/messages.ts'
import { serve } from '../lib/archive/serve.ts'
import { workerPools } from '../lib/archive/worker-pool.ts'
import { Connection } from '../lib/store/connection.ts'

/** Reads a million events without blocking the history page. Starts helpers of the same kind. */
export default defineUnlistedScript(() => {
  const start = () => new Worker(location.pathname)
  const store = new Connection()
  const take = serve(
    () => store.tables,
    message => postMessage(message),
    workerPools(start, navigator.hardwareConcurrency),
  )
  addEventListener('message', ({ data }: MessageEvent<PageToWorker>) => take(data))
})
