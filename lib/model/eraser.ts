import type { LiveEvent, RawField, User } from './events.ts'
import {
  GONE,
  isOwnId,
  isSame,
  type Known,
  keyToPerson,
  mapPeople,
  type Named,
  type PeopleMap,
} from './people.ts'

export interface Erased {
  person: string
  /** Nicknames, profile and picture addresses, 抖音号. */
  names: readonly string[]
}

interface PageNames {
  webRid: string
  title: string
  anchor: string
}

/** Removes one person's events, and their name and number from others' events. What others typed stays. */
export class Eraser implements PeopleMap {
  readonly key: string
  /** A text that names the person has one of these. */
  readonly marks: readonly string[]
  readonly #person: Known
  readonly #names: ReadonlySet<string>
  readonly #inSentence: RegExp | undefined
  readonly #inJson: readonly string[]
  /** For schemaless fields: short ones as whole values, others in hex too. */
  readonly #inFields: readonly string[]

  constructor({ person, names }: Erased) {
    const { id, nickname = '' } = keyToPerson(person)
    this.key = person
    this.#person = keyToPerson(person)
    this.#names = new Set([...names, nickname].filter(name => name !== ''))
    this.marks = [...(isOwnId(id) ? [id] : []), ...this.#names]
    this.#inSentence = sentencePattern([...this.#names])
    this.#inJson = this.marks.map(mark => JSON.stringify(mark).slice(1, -1))
    this.#inFields = this.marks.flatMap(mark => {
      const quoted = JSON.stringify(mark)
      if (mark.length < SHORT) return quoted
      const number = mark === id && /^\d+$/.test(id) ? [hexOfVarint(BigInt(id))] : []
      return [quoted.slice(1, -1), hexOf(mark), ...number]
    })
  }

  /** Without an id the name decides. */
  isTheirs(known: Known): boolean {
    if (isSame(known, this.#person)) return true
    const isNameless = known.id === '' || known.id === '0'
    return isNameless && this.#names.has(known.nickname ?? '')
  }

  /** Whether JSON text may name the person; false is certain. */
  mayBeIn(json: string): boolean {
    return this.#inJson.length === 0 || this.#inJson.some(mark => json.includes(mark))
  }

  /**
   * Without the person.
   * @returns undefined for their own event; the same object if unchanged
   */
  event<E extends LiveEvent>(event: E): E | undefined {
    if (event.user && this.isTheirs(event.user)) return undefined
    return mapPeople(event, this) as E
  }

  entry<T extends { event: LiveEvent }>(entry: T): T | undefined {
    const event = this.event(entry.event)
    return event && (event === entry.event ? entry : { ...entry, event })
  }

  /** @returns the same list if unchanged */
  entries<T extends { event: LiveEvent }>(entries: readonly T[]): readonly T[] {
    const left = entries.flatMap(entry => this.entry(entry) ?? [])
    return left.length === entries.length && left.every((entry, at) => entry === entries[at]) ? entries : left
  }

  /** Whether an event names the person outside of sentences. */
  isNamedIn(event: LiveEvent): boolean {
    let isNamed = false
    const look = <P extends Known & { fansOf?: string | undefined }>(who: P): P => {
      isNamed ||= this.isTheirs(who) || (who.fansOf !== undefined && who.fansOf === this.#person.id)
      return who
    }
    mapPeople(event, { user: look, named: look, sentence: text => text, fields: fields => fields })
    return isNamed
  }

  /** A page's description without the anchor's names. */
  page<P extends PageNames>(page: P, anchorId: string | undefined): P {
    const isAnchor = anchorId === undefined ? this.#names.has(page.anchor) : anchorId === this.#person.id
    if (!isAnchor) return page
    const webRid = this.#names.has(page.webRid) ? '' : page.webRid
    return { ...page, webRid, title: this.sentence(page.title), anchor: '' }
  }

  user(user: User): User | undefined {
    if (this.isTheirs(user)) return undefined
    if (user.fansOf === undefined || user.fansOf !== this.#person.id) return user
    // A fans club is named after its anchor.
    const { fansOf: _, fansClub, ...rest } = user
    return { ...rest, ...(fansClub ? { fansClub: { ...fansClub, name: '' } } : {}) }
  }

  named(person: Named): Named | undefined {
    return this.isTheirs(person) ? undefined : person
  }

  sentence(text: string): string {
    return this.#inSentence ? text.replace(this.#inSentence, GONE) : text
  }

  fields(fields: RawField[]): RawField[] {
    const json = JSON.stringify(fields)
    const isTold = this.#inFields.some(mark => json.includes(mark))
    return isTold || fields.some(field => this.#isCutWithin(field)) ? [] : fields
  }

  #isCutWithin({ value, cutFrom }: RawField): boolean {
    if (typeof value !== 'string') return value.some(field => this.#isCutWithin(field))
    if (cutFrom === undefined) return false
    return this.marks.some(mark => {
      for (let length = 2; length < mark.length; length++)
        if (value.endsWith(mark.slice(0, length))) return true
      return false
    })
  }
}

/** Shorter names and numbers match by chance. */
const SHORT = 2

export function namesIn(event: LiveEvent, person: Known): string[] {
  const names: string[] = []
  const look = <P extends Partial<User> & Named>(who: P): P => {
    if (!isSame(who, person)) return who
    const { nickname, secUid, displayId, avatarUrl, webRid } = who
    for (const name of [nickname, secUid, displayId, avatarUrl, webRid]) if (name) names.push(name)
    return who
  }
  mapPeople(event, { user: look, named: look, sentence: text => text, fields: fields => fields })
  return names
}

function sentencePattern(names: readonly string[]): RegExp | undefined {
  if (names.length === 0) return undefined
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  // A one-sign name counts only as a whole word.
  const either = longestFirst.map(name =>
    name.length >= SHORT ? escaped(name) : `(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`,
  )
  return new RegExp(either.join('|'), 'gu')
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function hexOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), byte => byte.toString(16).padStart(2, '0')).join('')
}

/** A number as protobuf writes it. */
function hexOfVarint(value: bigint): string {
  let hex = ''
  for (let rest = value; ; rest >>= 7n) {
    const byte = Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0)
    hex += byte.toString(16).padStart(2, '0')
    if (rest <= 0x7fn) return hex
  }
}
