import { ownOf } from '../model/json.ts'
import type { Program } from './program.ts'
import { bridge } from './programs/bridge/index.ts'
import { nats } from './programs/nats/index.ts'
import { obs } from './programs/obs/index.ts'
import { tingdan } from './programs/tingdan/index.ts'

/** All programs, in the order offered. A new one is a folder in `programs/`, a line here, and its texts. */
export const PROGRAMS = { obs, tingdan, bridge, nats } satisfies Record<string, Program>

export type ProgramName = keyof typeof PROGRAMS

/** Undefined: not of this version. */
export function programNamed(name: string): Program | undefined {
  return ownOf<Program>(PROGRAMS, name)
}
