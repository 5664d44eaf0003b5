import { isLoopback } from '../../../model/loopback.ts'
import { NO_OWN_VOICES, ownVoiceName, type StoredOwnVoices } from '../../../settings/apart/own-voices.ts'
import type { Attempt, Attempted, Say } from '../engine.ts'
import { expectedMs } from '../speaking.ts'
import type { Voice } from '../voices.ts'
import { type AskDeps, ask } from './ask.ts'
import { OwnFailure, type OwnFault } from './fault.ts'
import { KeptSounds, type Wanted } from './kept-sounds.ts'
import type { Playable, Played, Player } from './player.ts'
import type { OwnProgram, OwnRequest } from './program.ts'
import { type Sound, soundOf } from './sound.ts'
import { checkNeeded, targetOf } from './target.ts'

export interface OwnVoicesDeps extends AskDeps {
  player: Player
}

/** Speaks by the servers that the user named: asks for the sound of a text, and plays it. */
export class OwnVoices {
  readonly #deps: OwnVoicesDeps
  readonly #sounds = new KeptSounds()
  #stored: StoredOwnVoices = NO_OWN_VOICES
  /** Of what was asked for last. */
  #turn = 0

  constructor(deps: OwnVoicesDeps) {
    this.#deps = deps
  }

  /** Sounds of voices that changed are asked for anew. */
  configure(stored: StoredOwnVoices): void {
    this.#stored = stored
  }

  /** Frees all that is held: speech is off. */
  close(): void {
    this.#sounds.clear()
    this.#deps.player.close()
  }

  readonly say: Say = async (attempt, signal, onBegin) => {
    const { player } = this.#deps
    this.#turn++
    player.open()
    try {
      const what = await this.#find(attempt, signal)
      if (signal.aborted) return { kind: 'stopped' }
      const { text, rate, volume } = attempt
      return endOf(await player.play(what, { rate, volume, mostMs: expectedMs(text, rate) }, signal, onBegin))
    } catch (error) {
      return signal.aborted ? { kind: 'stopped' } : failed(faultOf(error))
    }
  }

  /** Asks for the sound of what is said next. */
  prepare(attempt: Attempt | undefined): void {
    const turn = ++this.#turn
    void this.#readyFor(attempt).then(wanted => {
      if (turn === this.#turn) this.#sounds.prepare(wanted)
    })
  }

  /** Undefined: nothing can be asked for before its turn. */
  async #readyFor(attempt: Attempt | undefined): Promise<Wanted | undefined> {
    try {
      const asked = attempt && this.#asked(attempt)
      return asked && !(await this.#isByAddress(asked)) ? asked.wanted : undefined
    } catch {
      // Told when it is to be said.
      return undefined
    }
  }

  async #find(attempt: Attempt, signal: AbortSignal): Promise<Playable> {
    const asked = this.#asked(attempt)
    if (await this.#isByAddress(asked)) return { address: asked.request.url.href }
    return this.#sounds.get(asked.wanted, signal)
  }

  /** Without the user's permission an audio element can play what we may not read. */
  async #isByAddress({ program, request }: Asked): Promise<boolean> {
    return program.isAddressEnough && !(await this.#deps.mayReach(request.url).catch(() => false))
  }

  /** @throws OwnFailure */
  #asked({ text, voice }: Attempt): Asked {
    const { list, secrets } = this.#stored
    const own = list.find(({ id }) => ownVoiceName(id) === voice?.name)
    if (!own) throw new OwnFailure({ kind: 'unknown' })
    const { program, target } = targetOf(own, secrets[own.id])
    checkNeeded(program, target)
    const request = program.request(target, text)
    const make = async (signal: AbortSignal): Promise<Sound> =>
      soundOf(await ask(request, program, this.#deps, signal), program, target)
    const { name: _, lang: __, ...sounding } = own
    return { program, request, wanted: { key: JSON.stringify([sounding, text]), text, make } }
  }
}

interface Asked {
  program: OwnProgram
  request: OwnRequest
  wanted: Wanted
}

/** The stored voices as speech lists them. */
export function ownVoiceList({ list }: StoredOwnVoices): Voice[] {
  return list.map(({ id, name, program, lang, address }) => {
    const url = URL.parse(address)
    return {
      name: ownVoiceName(id),
      lang,
      remote: !url || !isLoopback(url),
      extensionId: '',
      own: name || program,
    }
  })
}

function endOf(played: Played): Attempted {
  if (played.kind === 'lost') return failed({ kind: 'broken' })
  if (played.kind !== 'failed') return { kind: played.kind }
  const { fault } = played
  return typeof fault === 'string' ? { kind: 'failed', cause: { kind: fault } } : failed(fault)
}

function failed(fault: OwnFault): Attempted {
  return { kind: 'failed', cause: { kind: 'own', fault } }
}

function faultOf(error: unknown): OwnFault {
  return error instanceof OwnFailure ? error.fault : { kind: 'broken' }
}
