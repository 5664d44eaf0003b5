import { foldCase } from '../../filter/fold-case.ts'
import type { LiveEvent, User } from '../../model/events.ts'
import { isReplay } from '../../model/replay.ts'
import { settingsOf } from '../../settings/change/person.ts'
import type { PeopleSettings } from '../../settings/schema/people.ts'
import type { SpeechRow, SpeechSettings } from '../../settings/schema/speech.ts'
import type { Words } from '../words.ts'
import { isPaid } from './priority.ts'

export interface Policy {
  speech: SpeechSettings
  people: PeopleSettings
  words: Words
  /**
   * What rules say, before the switches.
   * @param count of gifts, the whole combo's
   */
  ruled: (event: LiveEvent, count?: number) => 'always' | 'never' | undefined
  /**
   * Whether an event is among what alone is read; undefined: no limit.
   * @param count see `ruled`
   */
  solo?: ((event: LiveEvent, count?: number) => boolean) | undefined
}

/** An event's room. */
export interface Origin {
  roomId: string
  /** The anchor's name; empty while unknown. */
  anchor: string
  anchorId?: string | undefined
}

export type Verdict = 'say' | 'unwanted' | 'blocked'

/**
 * Whether an event is said.
 * @param worth in diamonds, of gifts the whole combo's; undefined: none
 * @param count of gifts, the whole combo's; undefined while it runs
 */
export function verdict(
  event: LiveEvent,
  worth: number | undefined,
  origin: Origin,
  policy: Policy,
  count?: number,
): Verdict {
  const { speech, words } = policy
  if (isSilenced(event, origin.roomId, policy, count)) return 'unwanted'
  if (!isAlwaysRead(event, policy, count)) {
    const row = speech.types[event.type]
    const chosen = policy.solo ? true : row.speak && passesOnly(event, origin, speech)
    if (!chosen || !isEnough(event, worth, row) || !isFrom(event.user, row.from)) return 'unwanted'
  }
  // A blocked word does not stop thanks for what is paid; it is left out.
  const text = isPaid(event) ? undefined : textOf(event)
  return text && words.isBlocked(text) ? 'blocked' : 'say'
}

/**
 * Shut out by the user, whoever it is from; checked again while it waits.
 * @param count of gifts, the whole combo's; undefined while it runs
 */
export function isSilenced(event: LiveEvent, roomId: string, policy: Policy, count?: number): boolean {
  const { speech, people } = policy
  if (!speech.on || speech.types[event.type].template.trim() === '') return true
  // A replay has its own switch for reading aloud.
  if (speech.onlyRoom !== '' && speech.onlyRoom !== roomId && !isReplay(roomId)) return true
  if (settingsOf(people, event.user).treatment === 'mute' || isRuledOut(event, policy, count)) return true
  return isOutside(event, policy, count) && !isAlwaysRead(event, policy, count)
}

/** Not among what alone is read. A running combo may still become so. */
function isOutside(event: LiveEvent, { solo }: Policy, count: number | undefined): boolean {
  const isRunning = event.type === 'gift' && count === undefined
  return solo !== undefined && !isRunning && !solo(event, count)
}

/** The person or a rule overrides the switches. For likes, which come by the dozen, only rules do. */
export function isAlwaysRead(event: LiveEvent, policy: Policy, count?: number): boolean {
  if (policy.ruled(event, count) === 'always') return true
  return event.type !== 'like' && settingsOf(policy.people, event.user).treatment === 'always'
}

/** A running combo may still grow: no rule may silence it yet. */
function isRuledOut(event: LiveEvent, policy: Policy, count: number | undefined): boolean {
  const isRunning = event.type === 'gift' && count === undefined
  return !isRunning && policy.ruled(event, count) === 'never'
}

/** The event's text, if it has one. */
export function textOf(event: LiveEvent): string | undefined {
  return 'text' in event ? event.text : undefined
}

/** Diamonds, if stated; combos are counted elsewhere. */
export function worthOf(event: LiveEvent): number | undefined {
  return event.type === 'lottery' ? event.diamonds : undefined
}

function isEnough(event: LiveEvent, worth: number | undefined, { least }: SpeechRow): boolean {
  if (worth !== undefined && worth < least.diamonds) return false
  if (event.type === 'like' && event.count < least.likes) return false
  const { user } = event
  return !user || ((user.level ?? 0) >= least.level && (user.fansClub?.level ?? 0) >= least.fansLevel)
}

function isFrom(user: User | undefined, from: SpeechRow['from']): boolean {
  if (!user || from === 'all' || user.roles.length > 0) return true
  return from === 'fans' && user.fansClub !== undefined
}

/** The two "only" switches, for what people say. With both on, one is enough. */
function passesOnly(event: LiveEvent, { anchor, anchorId }: Origin, { only }: SpeechSettings): boolean {
  if (event.type !== 'chat' && event.type !== 'emoji') return true
  if (!only.mentions && !only.fansAndAdmins) return true
  if (only.fansAndAdmins && isFrom(event.user, 'fans')) return true
  if (!only.mentions) return false
  const segments = event.type === 'chat' ? event.segments : []
  if (segments.some(part => part.kind === 'mention' && part.userId && part.userId === anchorId)) return true
  const names = [...only.names, ...(anchor === '' ? [] : [`@${anchor}`])]
  const text = foldCase(event.text)
  return names.some(name => name.trim() !== '' && text.includes(foldCase(name.trim())))
}
