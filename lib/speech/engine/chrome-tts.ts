import type { Attempt, Attempted, Say } from './engine.ts'

/** To begin. */
const START_MS = 5_000
/** Least time for a text. */
const LEAST_MS = 8_000
/** Per character of a slow voice at rate 1. */
const CHARACTER_MS = 350
const ASK_MS = 200

export type Tts = Pick<typeof chrome.tts, 'speak' | 'stop' | 'isSpeaking'>

/**
 * One utterance at a time: all extensions share the queue of `chrome.tts`, and it stops when a voice fails late.
 * @param lastError reads `runtime.lastError` in the callback of `speak`
 */
export function chromeTts(tts: Tts, lastError: () => string | undefined): Say {
  return async (attempt, signal, onBegin) => {
    await untilQuiet(tts, signal)
    return signal.aborted ? { kind: 'stopped' } : say(tts, lastError, attempt, signal, onBegin)
  }
}

/** Time limit in ms. */
export function expectedMs(text: string, rate: number): number {
  return Math.max(LEAST_MS, (text.length * CHARACTER_MS) / rate)
}

function say(
  tts: Tts,
  lastError: () => string | undefined,
  { text, voice, rate, pitch, volume }: Attempt,
  signal: AbortSignal,
  onBegin: () => void,
): Promise<Attempted> {
  return new Promise(resolve => {
    let watchdog: ReturnType<typeof setTimeout>
    const settled = new AbortController()
    const settle = (end: Attempted) => {
      if (settled.signal.aborted) return
      settled.abort()
      clearTimeout(watchdog)
      resolve(end)
    }
    /** An abandoned voice must not be heard later. */
    const cut = (end: Attempted) => {
      if (settled.signal.aborted) return
      settle(end)
      tts.stop()
    }
    const watch = (ms: number, kind: 'no-start' | 'no-end') => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => cut({ kind: 'failed', cause: { kind } }), ms)
    }
    const error = (words: string | undefined) =>
      // Chrome's queue may be stuck after an error.
      cut({ kind: 'failed', cause: { kind: 'error', ...(words && { text: words }) } })
    let begun = false
    const begin = () => {
      if (begun || settled.signal.aborted) return
      begun = true
      onBegin()
      watch(expectedMs(text, rate), 'no-end')
    }
    signal.addEventListener('abort', () => cut({ kind: 'stopped' }), { once: true, signal: settled.signal })
    watch(START_MS, 'no-start')
    if (voice?.silentStart) begin()
    const options: chrome.tts.TtsOptions = {
      enqueue: true,
      rate,
      pitch,
      volume,
      // The browser chooses by language.
      ...(voice ? { voiceName: voice.name } : { lang: 'zh-CN' }),
      ...(voice?.extensionId && { extensionId: voice.extensionId }),
      onEvent: ({ type, errorMessage }) => {
        if (type === 'end') settle({ kind: 'ended' })
        // By another extension: we settle before we stop.
        else if (type === 'interrupted' || type === 'cancelled') settle({ kind: 'interrupted' })
        else if (type === 'error') error(errorMessage)
        else begin()
      },
    }
    try {
      // The promise form loses the browser's errors.
      tts.speak(text, options, () => {
        const words = lastError()
        if (words !== undefined) error(words)
      })
    } catch (thrown) {
      error(thrown instanceof Error ? thrown.message : String(thrown))
    }
  })
}

/** Waits for an earlier worker or another extension; interrupts after a limit. */
export async function untilQuiet(tts: Tts, signal?: AbortSignal): Promise<void> {
  const until = performance.now() + 2 * LEAST_MS
  while (!signal?.aborted && (await tts.isSpeaking().catch(() => false))) {
    if (performance.now() > until) {
      tts.stop()
      return
    }
    await new Promise(resolve => setTimeout(resolve, ASK_MS))
  }
}
