/** Waits before the next try, in ms. */
const BACKOFF = [250, 1000, 2000, 5000]

/**
 * Listens to a server of our own format, until abort, however often it goes.
 * @param take gets the text of each frame
 */
export function followSocket(address: string, take: (text: string) => void, signal: AbortSignal): void {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let socket: WebSocket | undefined
  const open = () => {
    socket = new WebSocket(address)
    socket.addEventListener('message', ({ data }) => {
      failures = 0
      if (typeof data === 'string') take(data)
    })
    socket.addEventListener('close', () => {
      if (signal.aborted) return
      timer = setTimeout(open, BACKOFF[Math.min(failures, BACKOFF.length - 1)])
      failures++
    })
  }
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer)
      socket?.close()
    },
    { once: true },
  )
  open()
}
