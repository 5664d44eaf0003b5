import { type Ask, httpFrame } from './http.ts'
import { quietly } from './quiet.ts'
import type { Tap } from './tap.ts'

/**
 * Taps polls by `fetch`: reads a clone of each ok response to its end, leaving the page's reading undisturbed. Misses
 * polls whose address has its own `toString`.
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
      // The page gets the next promise: a separate listener would suppress `unhandledrejection`.
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
    buffer => quietly(() => tap.emit(httpFrame(ask, n.now(), new n.Uint8Array(buffer)))),
    // Aborted or broken; the page sees the same.
    () => undefined,
  )
}
