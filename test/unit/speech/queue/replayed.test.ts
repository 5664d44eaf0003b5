import { expect, test } from 'vitest'
import { replayId } from '../../../../lib/model/replay.ts'
import { SpeechQueue } from '../../../../lib/speech/queue/queue.ts'
import { JOINED } from '../../room/events.ts'
import { policy, says } from './listener.ts'

const REPLAY = replayId()
/** A day after what is said. */
const NOW = JOINED + 24 * 60 * 60_000
const news = (roomId: string, text: string) => ({
  roomId,
  anchor: '',
  entries: [{ n: 1, event: says(text) }],
  gifts: [],
})

function queueOf(...texts: string[]): SpeechQueue {
  const queue = new SpeechQueue(policy())
  for (const text of texts) queue.add({ ...news(REPLAY, text), replayed: true }, NOW)
  return queue
}

test('what was said long ago is read in a replay, and never else', () => {
  expect(queueOf('重播').next(NOW)?.text).toContain('重播')
  const live = new SpeechQueue(policy())
  live.add(news('7', '旧的'), NOW)
  expect(live.next(NOW)).toBe(undefined)
})

test('in a replay too what has waited for too long goes, by the clock of who listens', () => {
  const queue = queueOf('等太久')
  expect(queue.next(NOW + 60_000)?.text ?? '').not.toContain('等太久')
})

test('one room alone: a replay has a switch of its own', () => {
  const queue = new SpeechQueue(policy({ speech: { onlyRoom: '8' } }))
  queue.add({ ...news(REPLAY, '重播'), replayed: true }, NOW)
  queue.add(news('7', '别处'), JOINED + 1000)
  expect(queue.length).toBe(1)
})

test('nothing of a replay is stored, and when it ends nothing of it waits', () => {
  const queue = queueOf('一', '二')
  const live = says('直播', undefined, { receivedAt: NOW })
  queue.add({ ...news('7', ''), entries: [{ n: 1, event: live }] }, NOW)
  expect(queue.length).toBe(3)
  expect(queue.stored().waiting.map(({ roomId }) => roomId)).toEqual(['7'])
  queue.leave(REPLAY)
  expect(queue.length).toBe(1)
})
