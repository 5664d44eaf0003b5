import type { Attempt, Attempted, Say } from './engine.ts'
import { ASK_MS, LEAST_MS, Speaking } from './speaking.ts'
import { isOnlineByName, type Voice, type VoiceSource } from './voices.ts'

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

function say(
  tts: Tts,
  lastError: () => string | undefined,
  { text, voice, rate, pitch, volume }: Attempt,
  signal: AbortSignal,
  onBegin: () => void,
): Promise<Attempted> {
  const { promise, resolve } = Promise.withResolvers<Attempted>()
  const speaking = new Speaking({ text, rate, signal, onBegin, stop: () => tts.stop(), settle: resolve })
  if (voice?.silentStart) speaking.begin()
  const options: chrome.tts.TtsOptions = {
    enqueue: true,
    rate,
    pitch,
    volume,
    // The browser chooses by language.
    ...(voice ? { voiceName: voice.name } : { lang: 'zh-CN' }),
    ...(voice?.extensionId && { extensionId: voice.extensionId }),
    onEvent: ({ type, errorMessage }) => {
      if (type === 'end') speaking.end({ kind: 'ended' })
      // By another extension: we settle before we stop.
      else if (type === 'interrupted' || type === 'cancelled') speaking.end({ kind: 'interrupted' })
      else if (type === 'error') speaking.error(errorMessage)
      else speaking.begin()
    },
  }
  try {
    // The promise form loses the browser's errors.
    tts.speak(text, options, () => {
      const words = lastError()
      if (words !== undefined) speaking.error(words)
    })
  } catch (thrown) {
    speaking.error(thrown instanceof Error ? thrown.message : String(thrown))
  }
  return promise
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

/** The voices of `chrome.tts`; webextension-polyfill does not wrap `tts`. */
export function ttsVoices(tts: Pick<typeof chrome.tts, 'getVoices' | 'onVoicesChanged'>): VoiceSource {
  return {
    list: async () => (await tts.getVoices()).filter(voice => voice.voiceName).map(fromChrome),
    onChange(listener, signal) {
      // From Chrome 124; earlier pages have `voiceschanged`.
      const changed = tts.onVoicesChanged as typeof tts.onVoicesChanged | undefined
      changed?.addListener(listener)
      signal.addEventListener('abort', () => changed?.removeListener(listener), { once: true })
      if ('speechSynthesis' in globalThis)
        globalThis.speechSynthesis.addEventListener('voiceschanged', listener, { signal })
    },
  }
}

function fromChrome(voice: chrome.tts.TtsVoice): Voice {
  const name = voice.voiceName ?? ''
  return {
    name,
    lang: voice.lang ?? '',
    remote: voice.remote === true || isOnlineByName(name),
    extensionId: voice.extensionId ?? '',
    ...(voice.eventTypes && !voice.eventTypes.includes('start') ? { silentStart: true } : {}),
  }
}
