import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { crews } from '../lib/archive/crew.ts'
import type { PageToWorker } from '../lib/archive/messages.ts'
import { serve } from '../lib/archive/serve.ts'
import { Connection } from '../lib/store/connection.ts'

/**
 * The history page's own worker: reading a million events must not hold up what is drawn. It starts others like itself.
 */
export default defineUnlistedScript(() => {
  const start = () => new Worker(location.pathname)
  const store = new Connection()
  const take = serve(
    () => store.tables,
    message => postMessage(message),
    crews(start, navigator.hardwareConcurrency),
  )
  addEventListener('message', ({ data }: MessageEvent<PageToWorker>) => take(data))
})
