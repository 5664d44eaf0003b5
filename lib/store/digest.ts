import type { Entry } from '../model/entry.ts'
import type { EventType, GiftEvent, User } from '../model/events.ts'
import { momentOf } from '../model/moment.ts'
import { personToKey } from '../model/people.ts'
import { isTalk } from '../model/talk.ts'
import type { GiftKind, GiftRecord, Minute, PersonRecord, SessionTotals, SummaryRecord } from './records.ts'

const MINUTE_MS = 60_000
/** Entries summed up for lists and charts. */
export class Digest {
  readonly people = new Map<string, PersonRecord>()
  readonly gifts = new Map<number, GiftRecord>()
  readonly minutes = new Map<number, Minute>()
  readonly kinds = new Map<string, GiftKind>()
  readonly totals: SessionTotals = { types: {}, people: 0, gifts: 0, diamonds: 0 }
  readonly #session: string

  /** @param gifts earlier combos that may continue */
  constructor(session: string, gifts: readonly GiftRecord[] = []) {
    this.#session = session
    for (const gift of gifts) this.gifts.set(gift.n, gift)
  }

  /** Add each entry once, in order. */
  add(entry: Entry): void {
    const { event } = entry
    const at = momentOf(event)
    const minute = this.#minute(at)
    minute.events++
    count(this.totals.types, event.type)
    const person = event.user && this.#person(event.user, at)
    if (person) person.events++
    if (isTalk(event)) {
      minute.chats++
      if (person) person.chats++
    }
    switch (event.type) {
      case 'like':
        minute.likes = Math.max(minute.likes, event.total)
        if (person) person.likes += event.count
        break
      case 'audience':
        if (event.online !== undefined) minute.online = event.online
        break
      case 'gift':
        this.#gift(event, entry, minute, person, at)
        break
    }
  }

  #gift(event: GiftEvent, entry: Entry, minute: Minute, person: PersonRecord | undefined, at: number): void {
    const { id, name, imageUrl } = event.gift
    const n = entry.into ?? entry.n
    const combo = this.gifts.get(n) ?? {
      session: this.#session,
      n,
      last: entry.n,
      ...(entry.n === n ? {} : { first: entry.n }),
      at,
      until: at,
      person: person?.person ?? '',
      nickname: person?.nickname ?? '',
      giftId: id,
      name,
      count: 0,
      worth: 0,
      ...(event.toUser ? { to: event.toUser.nickname } : {}),
    }
    this.gifts.set(n, combo)
    const { gifts: added, diamonds: value } = addsOf(event, entry, combo.count)
    combo.last = entry.n
    combo.at = Math.min(combo.at, at)
    combo.until = Math.max(combo.until, at)
    combo.count += added
    combo.worth += value
    const kind = this.kinds.get(id) ?? { id, name, count: 0, worth: 0, ...(imageUrl ? { imageUrl } : {}) }
    kind.count += added
    kind.worth += value
    this.kinds.set(id, kind)
    minute.diamonds += value
    this.totals.gifts += added
    this.totals.diamonds += value
    if (!person) return
    person.gifts += added
    person.diamonds += value
  }

  #minute(at: number): Minute {
    const start = Math.floor(at / MINUTE_MS) * MINUTE_MS
    let minute = this.minutes.get(start)
    if (!minute) {
      minute = { at: start, events: 0, chats: 0, diamonds: 0, online: 0, likes: 0 }
      this.minutes.set(start, minute)
    }
    return minute
  }

  #person(user: User, at: number): PersonRecord {
    const key = personToKey(user)
    let person = this.people.get(key)
    if (!person) {
      person = newPerson(this.#session, key, user, at)
      this.people.set(key, person)
    }
    person.firstAt = Math.min(person.firstAt, at)
    person.lastAt = Math.max(person.lastAt, at)
    describe(person, user)
    return person
  }

  /** Minutes and gifts by kind, with earlier ones. */
  summary(before: SummaryRecord | undefined): SummaryRecord {
    const minutes = new Map(before?.minutes.map(minute => [minute.at, { ...minute }]))
    for (const minute of this.minutes.values()) {
      const known = minutes.get(minute.at)
      minutes.set(minute.at, known ? mergedMinute(known, minute) : minute)
    }
    const kinds = new Map(before?.kinds.map(kind => [kind.id, { ...kind }]))
    for (const kind of this.kinds.values()) {
      const known = kinds.get(kind.id)
      kinds.set(kind.id, {
        ...kind,
        count: kind.count + (known?.count ?? 0),
        worth: kind.worth + (known?.worth ?? 0),
      })
    }
    return {
      session: this.#session,
      minutes: [...minutes.values()].sort((a, b) => a.at - b.at),
      kinds: [...kinds.values()],
    }
  }
}

/**
 * To its combo.
 * @param before its count: entries of 0.1.0 do not state what they add
 */
export function addsOf(
  { count, gift }: GiftEvent,
  { adds }: Pick<Entry, 'adds'>,
  before: number,
): NonNullable<Entry['adds']> {
  const gifts = Math.max(0, count - before)
  return adds ?? { gifts, diamonds: gifts * gift.diamonds }
}

export function mergedPerson(before: PersonRecord | undefined, since: PersonRecord): PersonRecord {
  if (!before) return since
  return {
    ...before,
    ...since,
    firstAt: Math.min(before.firstAt, since.firstAt),
    lastAt: Math.max(before.lastAt, since.lastAt),
    events: before.events + since.events,
    chats: before.chats + since.chats,
    gifts: before.gifts + since.gifts,
    diamonds: before.diamonds + since.diamonds,
    likes: before.likes + since.likes,
  }
}

/** Leaves `people` to the caller. */
export function mergedTotals(before: SessionTotals, since: SessionTotals): SessionTotals {
  const types = { ...before.types }
  for (const [type, amount] of Object.entries(since.types) as [EventType, number][])
    types[type] = (types[type] ?? 0) + amount
  return {
    types,
    people: before.people,
    gifts: before.gifts + since.gifts,
    diamonds: before.diamonds + since.diamonds,
  }
}

export function eventsIn({ types }: Pick<SessionTotals, 'types'>): number {
  return Object.values(types).reduce((sum, amount) => sum + amount, 0)
}

export function typesOf(entries: readonly Entry[]): SessionTotals['types'] {
  const types: SessionTotals['types'] = {}
  for (const { event } of entries) count(types, event.type)
  return types
}

function count(types: SessionTotals['types'], type: EventType): void {
  types[type] = (types[type] ?? 0) + 1
}

function mergedMinute(a: Minute, b: Minute): Minute {
  return {
    at: a.at,
    events: a.events + b.events,
    chats: a.chats + b.chats,
    diamonds: a.diamonds + b.diamonds,
    online: b.online || a.online,
    likes: Math.max(a.likes, b.likes),
  }
}

function newPerson(session: string, person: string, user: User, at: number): PersonRecord {
  const counts = { events: 0, chats: 0, gifts: 0, diamonds: 0, likes: 0 }
  return { session, person, id: user.id, nickname: user.nickname, firstAt: at, lastAt: at, ...counts }
}

function describe(person: PersonRecord, user: User): void {
  person.nickname = user.nickname
  if (user.secUid) person.secUid = user.secUid
  if (user.avatarUrl) person.avatarUrl = user.avatarUrl
  if (user.level) person.level = user.level
  if (user.fansClub) person.fansLevel = user.fansClub.level
}
