import { Failure } from '../model/fault.ts'
import type { HistoryAnswer, HistoryCommand } from './history.ts'

/** A worker that dies while it is asked is started by the next question; one that dies each time is broken. */
const TRIES = 4
/** Before it is asked again, in ms, times the number of tries. */
const PAUSE_MS = 250

/**
 * Has the worker do something to the history. Each of its commands can be given twice: so one that got no answer, because
 * the worker died or was not there, is given again.
 * @param send gives a command; rejects, or brings nothing, where nobody has answered
 * @throws Failure with what the worker said, or `unreachable`
 */
export async function askKeeper(
  command: HistoryCommand,
  send: (command: HistoryCommand) => Promise<HistoryAnswer | undefined>,
  wait: (ms: number) => Promise<unknown> = ms => new Promise(resolve => setTimeout(resolve, ms)),
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { answer, error } = await send(command).then(
      answer => ({ answer, error: undefined }),
      error => ({ answer: undefined, error }),
    )
    if (answer?.fault) throw new Failure(answer.fault)
    if (answer) return
    if (tries === TRIES) throw new Failure({ kind: 'unreachable' }, { cause: error })
    await wait(PAUSE_MS * tries)
  }
}
