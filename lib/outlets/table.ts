import { ownOf } from '../model/json.ts'
import type { Program } from './program.ts'
import { aivtuber } from './programs/aivtuber/index.ts'
import { bridge } from './programs/bridge/index.ts'
import { custom } from './programs/custom/index.ts'
import { dycast } from './programs/dycast/index.ts'
import { nats } from './programs/nats/index.ts'
import { obs } from './programs/obs/index.ts'
import { openllmvtuber } from './programs/openllmvtuber/index.ts'
import { speakerbot } from './programs/speakerbot/index.ts'
import { streamerbot } from './programs/streamerbot/index.ts'
import { tingdan } from './programs/tingdan/index.ts'
import { webhook } from './programs/webhook/index.ts'

/** All programs, in the order offered. A new one is a folder in `programs/`, a line here, and its texts. */
export const PROGRAMS = {
  obs,
  dycast,
  streamerbot,
  speakerbot,
  openllmvtuber,
  aivtuber,
  webhook,
  nats,
  bridge,
  tingdan,
  custom,
} satisfies Record<string, Program>

export type ProgramName = keyof typeof PROGRAMS

/** Undefined: not of this version. */
export function programNamed(name: string): Program | undefined {
  return ownOf<Program>(PROGRAMS, name)
}
