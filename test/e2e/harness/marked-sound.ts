import { wav } from '../../voice-server/server.ts'
import { AUDIBLE, EAR_RATE } from './system-voice.ts'

/** Of a frame, in which one tone is looked for. */
const FRAME_MS = 20
/** Long: of the first sound after a silence, a busy Firefox loses the first quarter of a second. */
const MARK_MS = 600
const MARK_LOUDNESS = 8_000
/** Of a frame's energy: a voice never has so much in one tone. */
const PURE = 0.7
/** Frames of a mark that are enough: on a busy machine some are lost. */
const LEAST_FRAMES = 3
/** Of silence, which a busy machine tears into a tone: after more it has ended. */
const LONGEST_TEAR = 25
/** Between its tones a sound has more. */
const LEAST_VOICE_MS = 200
/** Of one beginning, those at its edges among them: with more the sound has begun again. */
const MOST_FRAMES = MARK_MS / FRAME_MS + 2

/** How the sounds of texts can be told apart in a recording: by the tone before and the tone behind them. */
export interface Mark {
  begins: number
  ends: number
}

/** Tones far enough from each other, in Hz. */
export const MARKS: readonly Mark[] = [700, 1_200, 1_700, 2_200, 2_700, 3_200].map(hertz => ({
  begins: hertz,
  ends: hertz + 250,
}))

/** A WAV file of mono samples of 16 bits between the tones of a mark. */
export function marked(file: Buffer, { begins, ends }: Mark): Buffer {
  const rate = file.readUInt32LE(24)
  return wav(Buffer.concat([tone(begins, rate), file.subarray(44), tone(ends, rate)]), rate)
}

function tone(hertz: number, rate: number): Buffer {
  const samples = Buffer.alloc(2 * Math.round((rate * MARK_MS) / 1_000))
  for (let at = 0; at < samples.length / 2; at++)
    samples.writeInt16LE(Math.round(MARK_LOUDNESS * Math.sin((2 * Math.PI * hertz * at) / rate)), 2 * at)
  return samples
}

export interface HeardSound {
  /** Place of its mark in `MARKS`. */
  mark: number
  /** Whether it was heard to its end. */
  isWhole: boolean
  /** Between the tones, in ms. */
  voiceMs: number
  /** Of the tones, as a part of what they were sent with. */
  loudness: number
}

/**
 * The marked sounds of a recording, in order. Those that overlap are not found: no tone stands alone there.
 * @param from ms; what was recorded before is left out
 */
export function soundsIn(recording: Int16Array, from = 0): HeardSound[] {
  const frames = framesOf(recording.subarray(Math.round((from * EAR_RATE) / 1_000)))
  const sounds: (HeardSound & { beginning: number })[] = []
  let run = { hertz: 0, frames: 0 }
  let silent = 0
  for (const { hertz, loudness } of frames) {
    silent = loudness < AUDIBLE ? silent + 1 : 0
    if (silent > 0 && silent <= LONGEST_TEAR) continue
    const last = sounds.at(-1)
    run = hertz > 0 && hertz === run.hertz ? { hertz, frames: run.frames + 1 } : { hertz, frames: 1 }
    if (last && !last.isWhole && hertz === 0 && loudness > AUDIBLE) last.voiceMs += FRAME_MS
    if (hertz === 0) continue
    const mark = MARKS.findIndex(({ begins }) => begins === hertz)
    // On a busy machine a tone may break off for a moment.
    const isBeginning = last?.mark === mark && !last.isWhole && last.voiceMs < LEAST_VOICE_MS
    if (isBeginning && ++last.beginning <= MOST_FRAMES) continue
    if (!isBeginning && run.frames !== LEAST_FRAMES) continue
    if (mark >= 0)
      sounds.push({
        mark,
        isWhole: false,
        voiceMs: 0,
        loudness: loudness / MARK_RMS,
        beginning: LEAST_FRAMES,
      })
    else if (last && MARKS[last.mark]?.ends === hertz) last.isWhole = true
  }
  return sounds.map(({ beginning: _, ...sound }) => sound)
}

const MARK_RMS = MARK_LOUDNESS / Math.SQRT2

/** The loudness of each frame, and the tone that it is; 0: none. */
function framesOf(samples: Int16Array): { hertz: number; loudness: number }[] {
  const size = (EAR_RATE * FRAME_MS) / 1_000
  return Array.from({ length: Math.floor(samples.length / size) }, (_, at) => {
    const frame = samples.subarray(at * size, (at + 1) * size)
    const energy = frame.reduce((sum, sample) => sum + sample * sample, 0) / size
    const loudness = Math.sqrt(energy)
    if (loudness < AUDIBLE) return { hertz: 0, loudness }
    const tones = MARKS.flatMap(({ begins, ends }) => [begins, ends])
    const found = tones.find(hertz => strength(frame, hertz) / energy > PURE)
    return { hertz: found ?? 0, loudness }
  })
}

/** Mean energy of one tone in a frame, by Goertzel's algorithm. */
function strength(frame: Int16Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / EAR_RATE)
  let [last, beforeLast] = [0, 0]
  for (let at = 0; at < frame.length; at++) {
    const next = (frame[at] ?? 0) + turn * last - beforeLast
    beforeLast = last
    last = next
  }
  const power = last * last + beforeLast * beforeLast - turn * last * beforeLast
  return (2 * power) / frame.length ** 2
}
