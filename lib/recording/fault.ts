import { Failure, type RecordingProblem } from '../model/fault.ts'

/**
 * Faults of a recording. nothing: no readable message · strange: unknown format · gzip: cannot be unpacked · cut:
 * ends within a frame · large: over the limit · note: a broken note
 */
export class RecordingFault extends Failure {
  /** @param offset in the unpacked bytes */
  constructor(problem: RecordingProblem, offset: number) {
    super({ kind: 'recording', problem, offset })
  }
}
