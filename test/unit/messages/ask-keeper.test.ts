import { describe, expect, test } from 'vitest'
import { askKeeper } from '../../../lib/messages/ask-keeper.ts'
import type { HistoryAnswer, HistoryCommand } from '../../../lib/messages/history.ts'
import { Failure } from '../../../lib/model/fault.ts'

const COMMAND: HistoryCommand = { type: 'history', command: 'erase-everything' }
/** What a browser says when the worker dies while it is asked. */
const CLOSED = new Error(
  'A listener indicated an asynchronous response by returning true, but the channel closed',
)

/** A worker that answers, is not there or dies, one after the other. */
function workerThat(...answers: (HistoryAnswer | undefined | Error)[]) {
  const its = { asked: 0 }
  const send = async () => {
    const answer = answers[its.asked++]
    if (answer instanceof Error) throw answer
    return answer
  }
  return { its, ask: () => askKeeper(COMMAND, send, async () => undefined) }
}

describe('the worker is asked to delete', () => {
  test('once, where it answers', async () => {
    const { its, ask } = workerThat({})
    await ask()
    expect(its.asked).toBe(1)
  })
  test('again where it died meanwhile, or was not there', async () => {
    const { its, ask } = workerThat(CLOSED, undefined, {})
    await ask()
    expect(its.asked).toBe(3)
  })
  test('four times at the most: then it is told that it does not answer', async () => {
    const { its, ask } = workerThat(CLOSED, CLOSED, CLOSED, CLOSED, {})
    await expect(ask()).rejects.toMatchObject({ fault: { kind: 'unreachable' } })
    expect(its.asked).toBe(4)
  })
  test('and what it says is told as it is', async () => {
    const { ask } = workerThat({ fault: { kind: 'full' } })
    await expect(ask()).rejects.toEqual(new Failure({ kind: 'full' }))
  })
})
