import type { AskDeps } from './ask.ts'
import { ask } from './ask.ts'
import { OwnFailure } from './fault.ts'
import type { OwnProgram, OwnTarget } from './program.ts'
import { apiOf, authorization } from './programs/openai.ts'

const MOST = 2_000
const LONGEST = 200

/**
 * The names of the voices that a program has.
 * @throws OwnFailure; the signal's reason if that aborts
 */
export async function listOwnVoices(
  program: OwnProgram,
  target: OwnTarget,
  deps: AskDeps,
  signal: AbortSignal,
): Promise<string[]> {
  const [first, ...others] = program.voices?.paths ?? []
  if (first === undefined) return []
  const read = async (path: string) => {
    const url = apiOf(target.address, path)
    const { bytes } = await ask({ url, headers: authorization(target) }, program, deps, signal)
    return namesIn(bytes)
  }
  try {
    return await read(first)
  } catch (error) {
    // Programs have it in different places.
    const kind = error instanceof OwnFailure ? error.fault.kind : ''
    if (kind !== 'refused' && kind !== 'no-list' && kind !== 'no-sound') throw error
    for (const path of others) {
      const names = await read(path).catch(() => [])
      if (names.length > 0) return names
    }
    throw error
  }
}

function namesIn(bytes: Uint8Array): string[] {
  const names = [...new Set(namesOf(parsed(bytes)))].slice(0, MOST)
  if (names.length === 0) throw new OwnFailure({ kind: 'no-list' })
  return names
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** A list, or the list in one of these; each a name, or an object with one. */
function namesOf(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(nameOf)
  if (typeof answer !== 'object' || answer === null) return []
  for (const name of ['voices', 'data', 'speakers']) {
    const found = namesOf(Reflect.get(answer, name))
    if (found.length > 0) return found
  }
  return []
}

function nameOf(one: unknown): string[] {
  if (typeof one === 'string') return one !== '' && one.length <= LONGEST ? [one] : []
  if (typeof one !== 'object' || one === null) return []
  for (const name of ['id', 'voice_id', 'name', 'ShortName', 'voice']) {
    const found = nameOf(Reflect.get(one, name))
    if (found.length > 0) return found
  }
  return []
}
