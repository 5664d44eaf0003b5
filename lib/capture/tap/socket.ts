import type { CapturedSocket } from '../../model/captured.ts'
import { isChannel, isPreview, PUSH_PATH, roomIdOf } from './address.ts'
import { rememberMoment } from './moment.ts'
import { inOrder } from './order.ts'
import { quietly } from './quiet.ts'
import type { Tap } from './tap.ts'

/**
 * Taps the WebSocket class: reports each IM socket from `connecting` to `closed` and copies binary messages. Other
 * sockets get no listener. Never touches `binaryType`. A Proxy keeps name, statics, `instanceof`, subclassing and
 * errors.
 */
export function tapSockets(tap: Tap): void {
  const { realm, n } = tap
  const described = Object.getOwnPropertyDescriptor(realm, 'WebSocket')
  const native = realm.WebSocket
  let count = 0
  const tapped = new Proxy(native, {
    construct(target, args, newTarget) {
      const socket: WebSocket = n.construct(target, args, newTarget)
      quietly(() => {
        // From the socket: reading the page's argument again could be observed.
        const url = n.socketUrl(socket)
        if (!isChannel(n, url, PUSH_PATH) || tap.signal.aborted) return
        const channel = { socket: ++count, roomId: roomIdOf(n, url) }
        listen(tap, socket, isPreview(n, url) ? { ...channel, preview: true } : channel)
      })
      return socket
    },
  })
  // Keeps `socket.constructor === WebSocket` true.
  Object.defineProperty(native.prototype, 'constructor', {
    ...Object.getOwnPropertyDescriptor(native.prototype, 'constructor'),
    value: tapped,
  })
  Object.defineProperty(realm, 'WebSocket', { ...described, value: tapped })
}

/** Our listeners come first: the page does not have the socket yet. */
function listen(
  tap: Tap,
  socket: WebSocket,
  channel: Pick<CapturedSocket, 'socket' | 'roomId' | 'preview'>,
): void {
  const { n } = tap
  const queue = inOrder(n, tap.emit)
  // Not from its open event: on a busy machine that reaches the page long after the server began to send.
  const opened = rememberMoment(n.steady)

  const turn = (state: CapturedSocket['state'], code?: number) =>
    queue.now({
      kind: 'socket',
      ...channel,
      at: n.now(),
      state,
      ...(code === undefined ? {} : { code }),
    })
  const frame = (at: number, since: number, bytes: Uint8Array) =>
    ({ kind: 'frame', via: 'socket', ...channel, at, since, bytes }) as const

  const on = (type: string, heard: (event: Event) => void) =>
    n.addEventListener(
      socket,
      type,
      // Only the browser's events: a page may dispatch its own.
      event => event.isTrusted && quietly(() => heard(event)),
      tap.listening,
    )

  turn('connecting')
  on('open', () => turn('open'))
  on('message', event => {
    const data = n.dataOf(event)
    if (typeof data !== 'object' || data === null) return
    const at = n.now()
    const since = opened(at)
    if (n.getPrototypeOf(data) === n.arrayBufferPrototype) {
      // Copied at once: the page may transfer its buffer.
      queue.now(frame(at, since, new n.Uint8Array(new n.Uint8Array(data as ArrayBuffer))))
    } else {
      queue.later(n.readBlob(data as Blob), buffer => frame(at, since, new n.Uint8Array(buffer)))
    }
  })
  on('error', () => turn('error'))
  on('close', event => turn('closed', n.closeCodeOf(event)))
}
