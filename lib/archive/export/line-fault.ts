import type { LineProblem } from '../../model/fault.ts'

/** The caller adds the line number. */
export class LineFault extends Error {
  readonly problem: LineProblem
  readonly path: string

  /** @param path as in code; empty if unknown */
  constructor(problem: LineProblem, path = '') {
    super(`${problem} ${path}`)
    this.problem = problem
    this.path = path
  }
}
