/** What the browser says of a page, a worker or a frame. */
export interface TargetInfo {
  targetId: string
  type: string
  title: string
  url: string
  /** Whether a debugger is attached to it, which keeps a worker alive. */
  attached: boolean
}

/** A raw DevTools connection. It attaches to nothing, so it keeps no worker alive. */
export interface Cdp {
  /**
   * Sends one command.
   * @param session of an attached target (`flatten`); left out: the browser
   * @throws Error with Chromium's words if it refuses
   */
  send<T = unknown>(method: string, params?: object, session?: string): Promise<T>
  /** All targets there are, attached or not. */
  targets(): Promise<TargetInfo[]>
  close(): void
}

interface Asked {
  method: string
  resolve(result: unknown): void
  reject(error: Error): void
}

/**
 * Connects to a DevTools endpoint.
 * @param url the WebSocket address that Chromium prints
 */
export async function connectCdp(url: string): Promise<Cdp> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, Asked>()
  let last = 0
  await new Promise((open, failed) => {
    socket.addEventListener('open', open)
    socket.addEventListener('error', () => failed(new Error(`no DevTools at ${url}`)))
  })
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } }
    const asked = waiting.get(answer.id ?? 0)
    if (!asked) return
    waiting.delete(answer.id ?? 0)
    if (answer.error) asked.reject(new Error(`${asked.method}: ${answer.error.message}`))
    else asked.resolve(answer.result)
  })
  socket.addEventListener('close', () => {
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: the browser has gone`))
    waiting.clear()
  })
  const send = <T>(method: string, params: object = {}, sessionId?: string): Promise<T> => {
    if (socket.readyState !== WebSocket.OPEN)
      return Promise.reject(new Error(`${method}: the browser has gone`))
    const id = ++last
    return new Promise((resolve, reject) => {
      waiting.set(id, { method, resolve: result => resolve(result as T), reject })
      socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }
  return {
    send,
    targets: async () => (await send<{ targetInfos: TargetInfo[] }>('Target.getTargets')).targetInfos,
    close: () => socket.close(),
  }
}
