import { expect, test } from 'vitest'
import { AT } from '../store/entries.ts'
import { replayOf, workerInMemory } from './worker-in-memory.ts'

/** A replay that has begun and is read aloud; each text is said until `end` is called. */
function replaying() {
  const begun: string[] = []
  const stopped: string[] = []
  let end = () => {}
  const worker = workerInMemory({
    say: ({ text }, signal) => {
      begun.push(text)
      return new Promise(resolve => {
        signal.addEventListener('abort', () => {
          stopped.push(text)
          resolve({ kind: 'stopped' })
        })
        end = () => resolve({ kind: 'ended' })
      })
    },
  })
  const clock = { at: AT, since: AT, rate: 1 }
  const page = replayOf(worker, { state: 'playing', speed: 1, clock, spoken: true })
  page.begin()
  return { ...page, speaker: worker.speaker, begun, stopped, end: () => end() }
}

test('what waits when the recording has ended is read all the same', async () => {
  const { begun, stopped, play, turn, end } = replaying()
  play(['甲', '乙'])
  await expect.poll(() => begun).toHaveLength(1)
  turn({ state: 'ended' })
  end()
  await expect.poll(() => begun).toHaveLength(2)
  expect(begun).toEqual([expect.stringContaining('甲'), expect.stringContaining('乙')])
  expect(stopped).toEqual([])
})

test.each<[string, (replay: ReturnType<typeof replaying>) => void]>([
  ['paused', ({ turn }) => turn({ state: 'paused' })],
  ['not read aloud any more', ({ turn }) => turn({ spoken: false })],
  [
    'not read aloud any more after its end',
    ({ turn }) => {
      turn({ state: 'ended' })
      turn({ state: 'ended', spoken: false })
    },
  ],
  ['played as fast as it goes', ({ turn }) => turn({ speed: 'fast' })],
  ['begun anew', ({ begin }) => begin(true)],
  ['stopped', ({ close }) => close()],
])('a replay that is %s is silent at once', async (_, act) => {
  const replay = replaying()
  const { speaker, begun, stopped } = replay
  replay.play(['甲', '乙'])
  await expect.poll(() => begun).toHaveLength(1)
  act(replay)
  await expect.poll(() => [stopped, speaker.view().waits]).toEqual([begun, 0])
  expect(begun).toHaveLength(1)
})
