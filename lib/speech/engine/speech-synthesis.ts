import type { Attempt, Attempted, Say } from './engine.ts'
import { ASK_MS, LEAST_MS, Speaking } from './speaking.ts'
import { isOnlineByName, type VoiceSource } from './voices.ts'

/** What is used of `speechSynthesis`. */
export type Synthesis = Pick<
  SpeechSynthesis,
  'speak' | 'cancel' | 'resume' | 'speaking' | 'pending' | 'getVoices' | 'addEventListener'
>
/** What is used of one text; `SpeechSynthesisUtterance` in the browser. */
export type Spoken = Pick<
  SpeechSynthesisUtterance,
  'text' | 'lang' | 'voice' | 'rate' | 'pitch' | 'volume' | 'addEventListener'
>

/** By us, with `cancel`, or by another page that shares the voice. */
const CUT: ReadonlySet<string> = new Set(['canceled', 'interrupted'])

/**
 * Says one utterance at a time by `speechSynthesis`, where there is no `chrome.tts`. Its queue is the page's own, but
 * the same watch is kept: a voice may never begin, never end, or end without an event.
 * @param makeSpoken makes an utterance of a text
 */
export function speechSynthesisSay(synthesis: Synthesis, makeSpoken: (text: string) => Spoken): Say {
  return async (attempt, signal, onBegin) => {
    await untilSynthesisQuiet(synthesis, signal)
    return signal.aborted ? { kind: 'stopped' } : say(synthesis, makeSpoken, attempt, signal, onBegin)
  }
}

function say(
  synthesis: Synthesis,
  makeSpoken: (text: string) => Spoken,
  { text, voice, rate, pitch, volume }: Attempt,
  signal: AbortSignal,
  onBegin: () => void,
): Promise<Attempted> {
  const { promise, resolve } = Promise.withResolvers<Attempted>()
  const speaking = new Speaking({
    text,
    rate,
    signal,
    onBegin,
    stop: () => synthesis.cancel(),
    settle: resolve,
  })
  try {
    const spoken = makeSpoken(text)
    const chosen = voice && synthesis.getVoices().find(({ name }) => name === voice.name)
    if (chosen) spoken.voice = chosen
    spoken.lang = chosen?.lang ?? 'zh-CN'
    Object.assign(spoken, { rate, pitch, volume })
    const options = { signal: speaking.signal }
    spoken.addEventListener('start', () => speaking.begin(), options)
    spoken.addEventListener('boundary', () => speaking.begin(), options)
    spoken.addEventListener('end', () => speaking.end({ kind: 'ended' }), options)
    spoken.addEventListener(
      'error',
      ({ error }) => (CUT.has(error) ? speaking.end({ kind: 'interrupted' }) : speaking.error(error)),
      options,
    )
    // A paused synthesis takes utterances and says none.
    synthesis.resume()
    synthesis.speak(spoken as SpeechSynthesisUtterance)
  } catch (thrown) {
    speaking.error(thrown instanceof Error ? thrown.message : String(thrown))
  }
  return promise
}

/** Waits for an earlier utterance; cancels it after a limit. */
export async function untilSynthesisQuiet(synthesis: Synthesis, signal?: AbortSignal): Promise<void> {
  const until = performance.now() + 2 * LEAST_MS
  while (!signal?.aborted && (synthesis.speaking || synthesis.pending)) {
    if (performance.now() > until) {
      synthesis.cancel()
      return
    }
    await new Promise(resolve => setTimeout(resolve, ASK_MS))
  }
}

/**
 * The voices of `speechSynthesis`. Firefox has no online ones of its own, and on Linux calls those of the machine
 * not local.
 */
export function synthesisVoices(synthesis: Synthesis): VoiceSource {
  return {
    list: async () =>
      synthesis
        .getVoices()
        .filter(({ name }) => name)
        .map(({ name, lang }) => ({ name, lang, remote: isOnlineByName(name), extensionId: '' })),
    onChange: (listener, signal) => synthesis.addEventListener('voiceschanged', listener, { signal }),
  }
}
