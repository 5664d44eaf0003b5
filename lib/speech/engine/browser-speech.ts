import { chromeTts, ttsVoices, untilQuiet } from './chrome-tts.ts'
import type { Say } from './engine.ts'
import { speechSynthesisSay, synthesisVoices, untilSynthesisQuiet } from './speech-synthesis.ts'
import type { VoiceSource } from './voices.ts'

/** How this browser speaks. */
export interface BrowserSpeech {
  say: Say
  /** Within a limit. */
  untilQuiet: () => Promise<void>
  voices: VoiceSource
  /** What is said before voices are listed waits in the browser, and then any voice says it. */
  waitsForList: boolean
}

/** `chrome.tts`; in Firefox, which has none, `speechSynthesis` of the event page. */
export function browserSpeech(): BrowserSpeech {
  const { tts } = chrome as Partial<typeof chrome>
  if (tts) {
    return {
      say: chromeTts(tts, () => chrome.runtime.lastError?.message),
      untilQuiet: () => untilQuiet(tts),
      voices: ttsVoices(tts),
      waitsForList: false,
    }
  }
  const { speechSynthesis } = globalThis
  return {
    say: speechSynthesisSay(speechSynthesis, text => new SpeechSynthesisUtterance(text)),
    untilQuiet: () => untilSynthesisQuiet(speechSynthesis),
    voices: synthesisVoices(speechSynthesis),
    waitsForList: true,
  }
}
