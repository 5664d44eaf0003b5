import type { Sound } from '../settings/rules.ts'

/** Least ms between two sounds. */
const APART_MS = 800

/** Frequency in Hz, start in seconds. */
const TONES: Readonly<Record<Sound, readonly (readonly [number, number])[]>> = {
  ding: [[1320, 0]],
  chime: [
    [880, 0],
    [1175, 0.12],
  ],
  knock: [
    [220, 0],
    [196, 0.1],
  ],
}
const LASTS = 0.35
const VOLUME = 0.18

/**
 * Synthesized. Silent until a click, if the browser requires it.
 * @param now ms; only differences matter
 */
export function soundPlayer(now: () => number): (sound: Sound) => void {
  let context: AudioContext | undefined
  let playedAt = Number.NEGATIVE_INFINITY
  return sound => {
    if (now() - playedAt < APART_MS) return
    playedAt = now()
    context ??= new AudioContext()
    const { currentTime } = context
    void context.resume().catch(() => undefined)
    for (const [frequency, at] of TONES[sound]) {
      const tone = new OscillatorNode(context, { frequency })
      const loudness = new GainNode(context, { gain: VOLUME })
      loudness.gain.setValueAtTime(VOLUME, currentTime + at)
      loudness.gain.exponentialRampToValueAtTime(0.001, currentTime + at + LASTS)
      tone.connect(loudness).connect(context.destination)
      tone.start(currentTime + at)
      tone.stop(currentTime + at + LASTS)
    }
  }
}
