import type { LineProblem } from '../../model/fault.ts'

/** What is wrong with a line of a file. Whoever counts lines tells which. */
export class LineFault extends Error {
  readonly problem: LineProblem
  readonly path: string

  /** @param path where in the line, as one would write it in code; empty: nowhere in particular */
  constructor(problem: LineProblem, path = '') {
    super(`${problem} ${path}`)
    this.problem = problem
    this.path = path
  }
}
