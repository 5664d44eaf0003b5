import type { SpeechSettings } from '../../settings/schema/speech.ts'
import { isMovedUp, isPaid } from './priority.ts'
import { identity, type Utterance } from './utterance.ts'

type Limits = Pick<SpeechSettings['queue'], 'waiting' | 'perPerson' | 'late' | 'chatAge'>

export interface Victim {
  utterance: Utterance
  reason: 'person' | 'full'
}

/**
 * What to drop next because too much waits: the oldest of a person with too many; else, of the lowest priority, what
 * would be late, or for the fewest people, oldest first. Never what is paid or moved up.
 */
export function excess(waiting: readonly Utterance[], limits: Limits, now: number): Victim | undefined {
  const free = waiting.filter(one => !isPaid(one.event) && !isMovedUp(one))
  const busy = free.find(one => isAlone(one) && ofSamePerson(free, one).length > limits.perPerson)
  if (busy) return { utterance: oldest(ofSamePerson(free, busy)), reason: 'person' }
  if (free.length <= limits.waiting) return undefined
  const lowest = Math.max(...free.map(({ priority }) => priority))
  const low = free.filter(({ priority }) => priority === lowest)
  const late = low.filter(({ since }) => now - since > limits.late)
  const fewest = Math.min(...low.map(({ crowd }) => crowd))
  const few = low.filter(({ crowd }) => crowd === fewest)
  return { utterance: oldest(late.length > 0 ? late : few), reason: 'full' }
}

export function isStale(one: Utterance, now: number, { chatAge }: Limits): boolean {
  return !isPaid(one.event) && !isMovedUp(one) && now - one.until > chatAge
}

function isAlone({ people, crowd }: Utterance): boolean {
  return crowd === 1 && people.length === 1
}

function ofSamePerson(free: readonly Utterance[], { people: [person] }: Utterance): Utterance[] {
  return free.filter(other => isAlone(other) && identity(other.people[0]) === identity(person))
}

function oldest(some: readonly Utterance[]): Utterance {
  return some.reduce((first, other) => (other.id < first.id ? other : first))
}
