import { Failure, type RecordingProblem } from '../model/fault.ts'

/**
 * What is wrong with a file that is meant to be a recording. nothing: no message in it can be read · strange: it does not
 * begin like one · gzip: it cannot be unpacked · cut: it ends within a frame · large: more than is taken · note: one of our
 * notes is broken
 */
export class RecordingFault extends Failure {
  /** @param offset where it was found, in the bytes unpacked */
  constructor(problem: RecordingProblem, offset: number) {
    super({ kind: 'recording', problem, offset })
  }
}
