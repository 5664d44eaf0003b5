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

/** A person who is to be taken out, with everything that they are known to have been called. */
export interface Erased {
  /** See `personToKey`. */
  person: string
  /** Nicknames, addresses of profile and picture, 抖音号; in any order. */
  names: readonly string[]
}

/** What a page says of a room. */
interface PageNames {
  webRid: string
  title: string
  anchor: string
}

/**
 * Takes one person out: what they did goes, and in what others did so do their name and number. What others typed by hand
 * stays.
 */
export class Eraser implements PeopleMap {
  /** See `personToKey`. */
  readonly key: string
  /** What a text has to hold for the person to be in it: their number, where it is theirs alone, and their names. */
  readonly marks: readonly string[]
  readonly #person: Known
  readonly #names: ReadonlySet<string>
  readonly #inSentence: RegExp | undefined
  readonly #inJson: readonly string[]
  /** As they stand in what was read without a schema; the short ones as a whole value, and the others in hex too. */
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

  /** Whether this is the person; somebody without a number is, where the name is the same. */
  isTheirs(known: Known): boolean {
    if (isSame(known, this.#person)) return true
    const isNameless = known.id === '' || known.id === '0'
    return isNameless && this.#names.has(known.nickname ?? '')
  }

  /** Whether a text of JSON may tell of the person; false only where it does not. */
  mayBeIn(json: string): boolean {
    return this.#inJson.length === 0 || this.#inJson.some(mark => json.includes(mark))
  }

  /**
   * An event without the person.
   * @returns undefined where it is theirs; the same object where nothing tells of them
   */
  event<E extends LiveEvent>(event: E): E | undefined {
    if (event.user && this.isTheirs(event.user)) return undefined
    return mapPeople(event, this) as E
  }

  /** An entry, or something else that holds an event, without the person; as `event`. */
  entry<T extends { event: LiveEvent }>(entry: T): T | undefined {
    const event = this.event(entry.event)
    return event && (event === entry.event ? entry : { ...entry, event })
  }

  /** Entries without the person; the same list where nothing changed. */
  entries<T extends { event: LiveEvent }>(entries: readonly T[]): readonly T[] {
    const left = entries.flatMap(entry => this.entry(entry) ?? [])
    return left.length === entries.length && left.every((entry, at) => entry === entries[at]) ? entries : left
  }

  /** Whether an event tells of the person, other than in the words of a sentence. */
  isNamedIn(event: LiveEvent): boolean {
    let isNamed = false
    const look = <P extends Known & { fansOf?: string | undefined }>(who: P): P => {
      isNamed ||= this.isTheirs(who) || (who.fansOf !== undefined && who.fansOf === this.#person.id)
      return who
    }
    mapPeople(event, { user: look, named: look, sentence: text => text, fields: fields => fields })
    return isNamed
  }

  /**
   * What a page says of a room, without its anchor's names.
   * @param anchorId the anchor as the room knows them; undefined where it does not
   */
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

  /** Whether a reading that was cut ends in the middle of one of the names. */
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

/** Shorter names and numbers are in many texts by chance. */
const SHORT = 2

/** What a person is called in an event; nothing where it does not tell of them. */
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
  // A name of one sign counts where it stands alone.
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
