import { isOwnSound, type OwnSound, ownSoundId, type SOUNDS, type Sound } from '../settings/schema/sounds.ts'

/** Least ms between two sounds. */
const APART_MS = 800

/** Frequency in Hz, start in seconds. */
const TONES: Readonly<Record<(typeof SOUNDS)[number], readonly (readonly [number, number])[]>> = {
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

/** Of a file, which is as loud as it was made. */
const FILE_VOLUME = 0.6

/**
 * Plays synthesized sounds and the user's files. Silent until a click, if the browser requires it.
 * @param now ms; only differences matter
 * @param read a file of the user's; undefined: it was removed
 */
export function soundPlayer(
  now: () => number,
  read: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
): (sound: Sound) => void {
  let context: AudioContext | undefined
  let playedAt = Number.NEGATIVE_INFINITY
  return sound => {
    if (now() - playedAt < APART_MS) return
    playedAt = now()
    // The shortest delay would let it crackle while games and encoders want the processor.
    context ??= new AudioContext({ latencyHint: 'playback' })
    void context.resume().catch(() => undefined)
    if (isOwnSound(sound)) void playFile(context, sound, read).catch(() => undefined)
    else playTones(context, TONES[sound])
  }
}

function playTones(context: AudioContext, tones: readonly (readonly [number, number])[]): void {
  const { currentTime } = context
  for (const [frequency, at] of tones) {
    const tone = new OscillatorNode(context, { frequency })
    const loudness = new GainNode(context, { gain: VOLUME })
    loudness.gain.setValueAtTime(VOLUME, currentTime + at)
    loudness.gain.exponentialRampToValueAtTime(0.001, currentTime + at + LASTS)
    tone.connect(loudness).connect(context.destination)
    tone.start(currentTime + at)
    tone.stop(currentTime + at + LASTS)
  }
}

/** Silent if it was removed. */
async function playFile(
  context: AudioContext,
  sound: OwnSound,
  read: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
): Promise<void> {
  const bytes = await read(ownSoundId(sound))
  if (!bytes) return
  const buffer = await context.decodeAudioData(bytes.slice().buffer)
  const loudness = new GainNode(context, { gain: FILE_VOLUME })
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(loudness).connect(context.destination)
  source.start()
}
