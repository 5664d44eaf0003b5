import type { Platform } from '../../browser/platform.ts'
import type { Attempt, Manner } from './engine.ts'
import type { Voice } from './voices.ts'

/** `chrome.tts` silently ignores longer texts, in UTF-8 bytes. */
const MOST_BYTES = 32_768
/** `chrome.tts` throws beyond these. */
const RATE = { least: 0.1, most: 10 }
const PITCH = { least: 0, most: 2 }
/** An audio element keeps the pitch between these. */
const OWN_RATE = { least: 0.25, most: 4 }
/** The time limit needs the real rate. */
const MOST_RATE_ON_MACOS = 4
/** Equal factors from rate 1 to 10. */
const WINDOWS_STEPS = 10

/** What speaks on Linux is asked for these by Firefox, whatever else is wanted. */
const FIREFOX_ON_LINUX = { least: 0.5, most: 2.5 }

/** What the rates of system voices depend on. */
export type System = Pick<Platform, 'system' | 'firefox'>

/** Clamps to what browser and system take. Voices of extensions take any rate. */
export function withinLimits(
  text: string,
  manner: Manner,
  voice: Voice | undefined,
  system: System,
): Attempt {
  const { least, most } = voice?.own === undefined ? RATE : OWN_RATE
  const rate = within(manner.rate, least, most)
  return {
    text: cutToBytes(text, MOST_BYTES),
    voice,
    rate: voice?.extensionId || voice?.own !== undefined ? rate : systemRate(rate, system),
    pitch: within(manner.pitch, PITCH.least, PITCH.most),
    volume: within(manner.volume, 0, 1),
  }
}

/** The real rate of a system voice. */
export function systemRate(rate: number, { system, firefox }: System): number {
  if (system === 'mac') return Math.min(rate, MOST_RATE_ON_MACOS)
  if (system === 'linux' && firefox) return within(rate, FIREFOX_ON_LINUX.least, FIREFOX_ON_LINUX.most)
  if (system !== 'win') return rate
  // The browser rounds towards rate 1: take the nearest step, plus a little against rounding errors.
  const step = Math.round(WINDOWS_STEPS * Math.log10(rate))
  return within(10 ** ((step + Math.sign(step) * 1e-6) / WINDOWS_STEPS), RATE.least, RATE.most)
}

/** Cuts to `most` bytes of UTF-8, splitting no character. */
export function cutToBytes(text: string, most: number): string {
  // A UTF-16 unit takes at most three bytes.
  if (text.length * 3 <= most) return text
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(most))
  return text.slice(0, read)
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : 1
}
