import type { SpeakerDeps } from '../../../lib/speech/speaker.ts'

/**
 * What a speaker needs, of the simplest kind: a voice that says everything at once, on a clock that stands.
 * @param now ms since 1970
 * @param said is given every text
 */
export function speakerDeps(now: number, said: string[] = [], more: Partial<SpeakerDeps> = {}): SpeakerDeps {
  return {
    engine: {
      speak: async text => {
        said.push(text)
        return { kind: 'ended' }
      },
      untilFree: async () => {},
      stop: () => {},
      prepare: () => {},
    },
    keep: async () => {},
    turnOff: () => {},
    now: () => ({ wall: now, steady: now }),
    clockOffset: () => 0,
    toldUpTo: () => Infinity,
    askForVoices: () => {},
    ...more,
  }
}
