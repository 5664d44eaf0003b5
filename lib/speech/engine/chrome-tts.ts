import type { Engine, Manner, Outcome } from './engine.ts'

/** A voice has this long at least, however short the text; slow ones take two seconds to begin. */
const LEAST_MS = 8000
/** Slow voices take this long for a character at rate 1. */
const CHARACTER_MS = 350
const ASK_MS = 200

/**
 * `chrome.tts` as an engine. One utterance at a time is given to it: its own queue is shared with every extension
 * and stands still when a voice fails late.
 */
export function chromeTts(): Engine {
  return {
    async speak(text, manner) {
      await untilQuiet()
      return say(text, manner)
    },
    stop: () => chrome.tts.stop(),
  }
}

function say(text: string, { voice, rate, volume }: Manner): Promise<Outcome> {
  return new Promise(resolve => {
    const finish = (outcome: Outcome) => {
      clearTimeout(watchdog)
      if (outcome === 'failed') chrome.tts.stop()
      resolve(outcome)
    }
    const watchdog = setTimeout(
      () => finish('failed'),
      Math.max(LEAST_MS, (text.length * CHARACTER_MS) / rate),
    )
    const options: chrome.tts.TtsOptions = {
      enqueue: true,
      rate,
      volume,
      ...(voice ? { voiceName: voice } : {}),
      onEvent: ({ type }) => {
        if (type === 'end') finish('ended')
        else if (type === 'interrupted' || type === 'cancelled') finish('stopped')
        else if (type === 'error') finish('failed')
      },
    }
    try {
      // The callback form: the promise form resolves even where the browser refuses to speak.
      chrome.tts.speak(text, options, () => {
        if (chrome.runtime.lastError) finish('failed')
      })
    } catch {
      // A rate or volume that this browser does not take.
      finish('failed')
    }
  })
}

/**
 * Waits for what an earlier worker, or another extension, is still saying; when that does not end either, it is
 * cut off.
 */
async function untilQuiet(): Promise<void> {
  const until = Date.now() + 2 * LEAST_MS
  while (await chrome.tts.isSpeaking()) {
    if (Date.now() > until) {
      chrome.tts.stop()
      return
    }
    await new Promise(resolve => setTimeout(resolve, ASK_MS))
  }
}
