import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { PageToWorker } from '../lib/archive/messages.ts'
import { serve } from '../lib/archive/serve.ts'
import { workerPools } from '../lib/archive/worker-pool.ts'
import { Connection } from '../lib/store/connection.ts'

/**
 * The history page's worker, so that reading a million events does not block drawing. It starts helpers like itself.
 */
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
