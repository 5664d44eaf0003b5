import { type Ask, httpFrame } from './http.ts'
import { quietly } from './quiet.ts'
import type { Tap } from './tap.ts'

/**
 * Taps `fetch` for polls of the IM channel: reads a clone of each response that is ok, to its end, so that the
 * page's own reading is neither hurried nor held. A poll whose address is an object with a `toString` of its own
 * is not seen: asking it twice could be observed.
 * @param poll recognises a poll by the address argument
 */
export function tapFetch(tap: Tap, poll: (input: unknown) => Ask | undefined): void {
  const { realm, n } = tap
  const described = Object.getOwnPropertyDescriptor(realm, 'fetch')
  const tapped = new Proxy(realm.fetch, {
    apply(target, self, args) {
      const responding: Promise<Response> = n.apply(target, self, args)
      let ask: Ask | undefined
      quietly(() => {
        ask = poll(args[0])
      })
      const known = ask
      if (!known) return responding
      // The page gets the promise behind ours: a listener beside it would make a failure count as handled, and the
      // page's `unhandledrejection` would stay away.
      return n.then(responding, response => {
        quietly(() => read(tap, known, response))
        return response
      })
    },
  })
  Object.defineProperty(realm, 'fetch', { ...described, value: tapped })
}

function read(tap: Tap, ask: Ask, response: Response): void {
  const { n } = tap
  if (tap.signal.aborted || !n.isOk(response)) return
  n.then(
    n.readResponse(n.cloneResponse(response)),
    buffer => quietly(() => tap.emit(httpFrame(tap, ask, new n.Uint8Array(buffer)))),
    // Aborted or broken on the way: the page was told the same.
    () => undefined,
  )
}
