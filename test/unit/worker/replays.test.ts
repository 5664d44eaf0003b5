import { expect, test } from 'vitest'
import type { ReplayToWorker, WorkerToReplay } from '../../../lib/messages/replay.ts'
import type { Pace } from '../../../lib/model/replay.ts'
import { AT } from '../store/entries.ts'
import { frameOf, portOf, workerInMemory } from './worker-in-memory.ts'

const PLAYING: Pace = { state: 'playing', speed: 1, clock: { at: AT, since: AT, rate: 1 }, spoken: true }

/** A replay that is read aloud; each text is said until `end` is called. */
function replaying() {
  const begun: string[] = []
  let end = () => {}
  const worker = workerInMemory({
    say: ({ text }, signal) => {
      begun.push(text)
      return new Promise(resolve => {
        signal.addEventListener('abort', () => resolve({ kind: 'stopped' }))
        end = () => resolve({ kind: 'ended' })
      })
    },
  })
  const page = portOf<ReplayToWorker, WorkerToReplay>()
  worker.replays.connect(page.port, 3)
  const about = { url: '', webRid: '7', title: '', anchor: '' }
  const hello = { roomId: 'replay-5', session: '7', page: about, silent: false, probe: Uint8Array.of(1) }
  page.say({ type: 'hello', ...hello, pace: PLAYING })
  const play = (...names: string[]) =>
    page.say({ type: 'items', items: names.map(frameOf), silent: false, pace: PLAYING })
  const turn = (change: Partial<Pace>) => page.say({ type: 'pace', pace: { ...PLAYING, ...change } })
  const waits = () => worker.speaker.view().waits
  return { ...worker, page, begun, play, turn, waits, end: () => end() }
}

test('what waits when the recording has ended is read all the same', async () => {
  const { begun, play, turn, end } = replaying()
  play('甲', '乙')
  await expect.poll(() => begun).toHaveLength(1)
  turn({ state: 'ended' })
  end()
  await expect.poll(() => begun).toHaveLength(2)
  expect(begun).toEqual([expect.stringContaining('甲'), expect.stringContaining('乙')])
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
  ['stopped', ({ page }) => page.close()],
])('a replay that is %s is silent at once', async (_, act) => {
  const replay = replaying()
  replay.play('甲', '乙')
  await expect.poll(() => replay.begun).toHaveLength(1)
  act(replay)
  await expect.poll(() => [replay.speaker.view().speaking, replay.waits()]).toEqual(['', 0])
  expect(replay.begun).toHaveLength(1)
})
