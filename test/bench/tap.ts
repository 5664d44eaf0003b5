import { PATCHED, startServer } from '../e2e/compliance/server.ts'
import { launch } from '../e2e/harness/index.ts'

/** Time of the tap on the page's thread per frame, in microseconds. */
export interface TapFigures {
  median_us: number
  p99_us: number
}

export interface TapLoad {
  frames: number
  /** Bytes of a frame. */
  size: number
  /** Milliseconds between frames. */
  every: number
}

/** Frames of the size that real rooms send, faster than any sends them. */
const LOAD: TapLoad = { frames: 2_000, size: 2_500, every: 2 }

/**
 * Measures the production build in Chromium: a script before all content scripts wraps `addEventListener` and
 * clocks the tap's listener. The page is cross-origin isolated, for a clock of 5 microseconds instead of 100.
 * @throws Error if the clock is coarse or the tap missed a frame
 */
export async function measureTap(load: TapLoad = LOAD): Promise<TapFigures> {
  const server = await startServer()
  const browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
  try {
    await browser.context.addInitScript(clockListeners)
    const page = await browser.openPage(PATCHED)
    if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error('the clock of the page is coarse')
    const query = `room_id=7&frames=${load.frames}&size=${load.size}&every=${load.every}&close=1000`
    const times = await page.evaluate(async query => {
      const socket = new WebSocket(`wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?${query}`)
      socket.binaryType = 'arraybuffer'
      await new Promise(resolve => {
        socket.onclose = resolve
      })
      return (window as unknown as { clocked: number[] }).clocked
    }, query)
    if (times.length !== load.frames) throw new Error(`the tap saw ${times.length} of ${load.frames} frames`)
    times.sort((a, b) => a - b)
    const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 1000)
    return { median_us: at(0.5), p99_us: at(0.99) }
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Runs before any content script: clocks each `message` listener of a socket. */
function clockListeners(): void {
  const clocked: number[] = []
  Object.assign(window, { clocked })
  const add = EventTarget.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (!(this instanceof WebSocket) || type !== 'message' || typeof listener !== 'function') {
      return add.call(this, type, listener, options)
    }
    add.call(
      this,
      type,
      event => {
        const start = performance.now()
        listener.call(this, event)
        clocked.push(performance.now() - start)
      },
      options,
    )
  }
}
