import type { Attempt, Manner } from './engine.ts'
import type { Voice } from './voices.ts'

/** `chrome.tts` says nothing, not even that it failed, of a text longer than this in UTF-8. */
const MOST_BYTES = 32_768
/** The bounds of `chrome.tts`, beyond which it throws. */
const RATE = { least: 0.1, most: 10 }
const PITCH = { least: 0, most: 2 }
/** macOS reads no faster than this, and an utterance is waited for at the speed that it really has. */
const MOST_RATE_ON_MACOS = 4
/** Windows has ten steps from 1 to 10, each of this factor. */
const WINDOWS_STEPS = 10

/** The operating system as `runtime.getPlatformInfo` names it: `win`, `mac`, `linux`, `cros` and others. */
export type System = string

/**
 * What is given to the browser for what is wanted: within its bounds, and for the system's own voices a rate that
 * the system really has. A voice of an extension takes any.
 */
export function withinLimits(
  text: string,
  manner: Manner,
  voice: Voice | undefined,
  system: System,
): Attempt {
  const rate = within(manner.rate, RATE.least, RATE.most)
  return {
    text: cutToBytes(text, MOST_BYTES),
    voice,
    rate: voice?.extensionId ? rate : systemRate(rate, system),
    pitch: within(manner.pitch, PITCH.least, PITCH.most),
    volume: within(manner.volume, 0, 1),
  }
}

/** The rate that a voice of the system has when this one is asked for. */
export function systemRate(rate: number, system: System): number {
  if (system === 'mac') return Math.min(rate, MOST_RATE_ON_MACOS)
  if (system !== 'win') return rate
  // Chrome cuts off what is behind the step, towards the voice's own speed; so the nearest step is asked for, and a
  // little more than it, that rounding does not lose it.
  const step = Math.round(WINDOWS_STEPS * Math.log10(rate))
  return within(10 ** ((step + Math.sign(step) * 1e-6) / WINDOWS_STEPS), RATE.least, RATE.most)
}

/** The longest beginning of a text that has at most so many bytes in UTF-8, and no half character at its end. */
export function cutToBytes(text: string, most: number): string {
  // No UTF-16 unit takes more than three bytes.
  if (text.length * 3 <= most) return text
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(most))
  return text.slice(0, read)
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : 1
}
