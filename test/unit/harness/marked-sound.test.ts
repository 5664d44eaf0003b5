import { expect, test } from 'vitest'
import { MARKS, marked, soundsIn } from '../../e2e/harness/marked-sound.ts'
import { EAR_RATE } from '../../e2e/harness/system-voice.ts'
import { createRandom } from '../../room/random.ts'
import { wav } from '../../voice-server/server.ts'

const silence = (ms: number) => new Int16Array((ms * EAR_RATE) / 1_000)

/** A second of noise between the tones of a mark. */
function sound(mark: number): Int16Array {
  const random = createRandom('noise')
  const noise = Int16Array.from({ length: EAR_RATE }, () => 6_000 * (random.next() - 0.5))
  const file = marked(wav(Buffer.from(noise.buffer), EAR_RATE), MARKS[mark] ?? { begins: 0, ends: 0 })
  return new Int16Array(Uint8Array.from(file.subarray(44)).buffer)
}

const first = (ms: number, of: Int16Array) => of.subarray(0, (ms * EAR_RATE) / 1_000)
const heard = (...parts: Int16Array[]) =>
  soundsIn(Int16Array.from(parts.flatMap(part => [...part]))).map(({ mark, isWhole }) => [mark, isWhole])

/** Silence of so many ms after each 100 ms. */
const torn = (ms: number, of: Int16Array) => {
  const size = EAR_RATE / 10
  const parts = Array.from({ length: Math.ceil(of.length / size) }, (_, at) =>
    of.subarray(at * size, (at + 1) * size),
  )
  return parts.flatMap(part => [part, silence(ms)])
}

test.each<[string, Int16Array[], [number, boolean][]]>([
  [
    'one after the other',
    [sound(0), silence(300), sound(1)],
    [
      [0, true],
      [1, true],
    ],
  ],
  [
    'the same again',
    [sound(0), silence(300), sound(0)],
    [
      [0, true],
      [0, true],
    ],
  ],
  ['torn to pieces', torn(60, sound(2)), [[2, true]]],
  ['its first quarter of a second lost', [sound(3).subarray(EAR_RATE / 4)], [[3, true]]],
  [
    'cut in its voice',
    [first(1_100, sound(0)), silence(400), sound(1)],
    [
      [0, false],
      [1, true],
    ],
  ],
  [
    'cut in its voice, and said again',
    [first(1_100, sound(0)), silence(400), sound(0)],
    [
      [0, false],
      [0, true],
    ],
  ],
  [
    'cut in its first tone, and said again',
    [first(400, sound(0)), silence(100), sound(0)],
    [
      [0, false],
      [0, true],
    ],
  ],
  ['silence', [silence(1_000)], []],
])('%s', (_, parts, sounds) => expect(heard(...parts)).toEqual(sounds))
