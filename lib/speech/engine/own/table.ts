import { ownOf } from '../../../model/json.ts'
import type { OwnProgram } from './program.ts'
import { cosyvoice } from './programs/cosyvoice.ts'
import { gptsovits } from './programs/gpt-sovits.ts'
import { openai } from './programs/openai.ts'

/** All programs, in the order offered. A new one is a file in `programs/`, a line here, and its texts. */
export const OWN_PROGRAMS = { openai, gptsovits, cosyvoice } satisfies Record<string, OwnProgram>

export type OwnProgramName = keyof typeof OWN_PROGRAMS

/** Undefined: not of this version. */
export function ownProgramNamed(name: string): OwnProgram | undefined {
  return ownOf<OwnProgram>(OWN_PROGRAMS, name)
}
