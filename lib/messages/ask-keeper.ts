import { Failure } from '../model/fault.ts'
import type { HistoryAnswer, HistoryCommand } from './history.ts'

/** A worker that dies in each try is broken. */
const TRIES = 4
/** Ms, times the number of tries. */
const PAUSE_MS = 250

/**
 * Gives the worker a command on the history. One without an answer is repeated, because the worker died or did not
 * exist.
 * @param send rejects, or resolves to nothing, if nobody answered
 * @throws Failure with the worker's fault, or `unreachable`
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
