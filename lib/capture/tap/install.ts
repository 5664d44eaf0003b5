import { takePort } from '../handover/take.ts'
import { tapFetch } from './fetch.ts'
import { pollsOf } from './http.ts'
import { captureNatives, type Realm } from './natives.ts'
import { quietly } from './quiet.ts'
import { tapSockets } from './socket.ts'
import type { Tap } from './tap.ts'
import { tapXhr } from './xhr.ts'

/**
 * Call before any page script. Throws nothing, sends nothing, and leaves only Proxies of WebSocket, fetch and
 * XMLHttpRequest.prototype.open.
 * @param realm the page's window
 */
export function installTap(realm: Realm): void {
  quietly(() => {
    const n = captureNatives(realm)
    const stop = new AbortController()
    const { signal } = stop
    let relay: MessagePort | undefined

    const tap: Tap = {
      realm,
      n,
      signal,
      emit(item) {
        if (!relay || signal.aborted) return
        n.postMessage(relay, item, item.kind === 'frame' ? [n.bufferOf(item.bytes)] : [])
      },
      // No prototype: a page that sets Object.prototype.once must not change our listeners.
      listening: Object.assign(Object.create(null), { signal }),
    }
    takePort(
      realm.document,
      port => {
        relay = port
      },
      stop,
    )
    quietly(() => tapSockets(tap))
    const poll = pollsOf(tap)
    quietly(() => tapFetch(tap, poll))
    quietly(() => tapXhr(tap, poll))
  })
}
