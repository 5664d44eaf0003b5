import { foldCase } from '../../filter/fold-case.ts'
import type { LiveEvent, User } from '../../model/events.ts'
import { isReplay } from '../../model/replay.ts'
import type { PeopleSettings } from '../../settings/people.ts'
import { settingsOf } from '../../settings/person.ts'
import type { SpeechRow, SpeechSettings } from '../../settings/speech.ts'
import type { Words } from '../words.ts'
import { isPaid } from './priority.ts'

/** All that the user has laid down about speech, with the words made of it. */
export interface Policy {
  speech: SpeechSettings
  people: PeopleSettings
  words: Words
  /** What the rules say of an event, whatever the switches do. @param count of gifts, all of a combo together */
  ruled: (event: LiveEvent, count?: number) => 'always' | 'never' | undefined
}

/** The room that an event is of. */
export interface Origin {
  roomId: string
  /** The anchor's name as the page tells it; empty while it is not known. */
  anchor: string
  /** The anchor's id, once something has told it. */
  anchorId?: string | undefined
}

export type Verdict = 'say' | 'unwanted' | 'blocked'

/**
 * Whether an event is to be said at all.
 * @param worth in diamonds, of gifts all of a combo together; undefined where it has none
 * @param count of gifts, all of a combo together; undefined while it runs
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
    const wanted = row.speak && isEnough(event, worth, row) && isFrom(event.user, row.from)
    if (!wanted || !passesOnly(event, origin, speech)) return 'unwanted'
  }
  // What is paid for is thanked for all the same: its words leave out a text with a blocked word.
  const text = isPaid(event) ? undefined : textOf(event)
  return text && words.isBlocked(text) ? 'blocked' : 'say'
}

/**
 * What the user has shut out whoever it is from, now and while it waits.
 * @param count of gifts, all of a combo together; undefined while it runs
 */
export function isSilenced(event: LiveEvent, roomId: string, policy: Policy, count?: number): boolean {
  const { speech, people } = policy
  if (!speech.on || speech.types[event.type].template.trim() === '') return true
  // A replay is read aloud where its own switch says so.
  if (speech.onlyRoom !== '' && speech.onlyRoom !== roomId && !isReplay(roomId)) return true
  return settingsOf(people, event.user).muted || isRuledOut(event, policy, count)
}

/**
 * Whether the switches do not count, for this person is always read, or a rule says so. Likes come by the dozen: for
 * them only rules count.
 */
export function isAlwaysRead(event: LiveEvent, policy: Policy, count?: number): boolean {
  if (policy.ruled(event, count) === 'always') return true
  return event.type !== 'like' && settingsOf(policy.people, event.user).always
}

/** A combo that still runs may come to any worth: no rule may silence it yet. */
function isRuledOut(event: LiveEvent, policy: Policy, count: number | undefined): boolean {
  const isRunning = event.type === 'gift' && count === undefined
  return !isRunning && policy.ruled(event, count) === 'never'
}

/** What was written; undefined for events without a text of their own. */
export function textOf(event: LiveEvent): string | undefined {
  return 'text' in event ? event.text : undefined
}

/** What a single event is worth in diamonds, where it tells; combos are counted elsewhere. */
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

/** The two "only" switches are for what people say. With both on, one of them is enough. */
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
