import type { ChatEvent, EventType, GiftEvent, LiveEvent, User } from '../../../../lib/model/events.ts'
import { settingsOf } from '../../../../lib/settings/change/person.ts'
import { DEFAULTS, type Settings } from '../../../../lib/settings/schema/schema.ts'
import type { SpeechRow, SpeechSettings } from '../../../../lib/settings/schema/speech.ts'
import type { Policy } from '../../../../lib/speech/queue/admission.ts'
import { SpeechQueue, type StoredQueue, type Turn } from '../../../../lib/speech/queue/queue.ts'
import { createWords } from '../../../../lib/speech/words.ts'
import { chat, gift, JOINED } from '../../room/events.ts'

/** What a test changes of the settings. */
export interface Changes {
  speech?: Partial<SpeechSettings>
  queue?: Partial<SpeechSettings['queue']>
  types?: Partial<Record<EventType, Partial<SpeechRow>>>
  people?: Record<string, Partial<Settings['people'][string]>>
  ruled?: Policy['ruled']
  solo?: Policy['solo']
}

const NOBODY = settingsOf({}, undefined)

export function policy({
  speech,
  queue,
  types = {},
  people = {},
  ruled = () => undefined,
  solo,
}: Changes = {}): Policy {
  const rows = Object.entries(DEFAULTS.speech.types).map(([type, row]) => [
    type,
    { ...row, ...types[type as EventType] },
  ])
  const all = {
    ...DEFAULTS.speech,
    ...speech,
    queue: { ...DEFAULTS.speech.queue, ...queue },
    types: Object.fromEntries(rows) as SpeechSettings['types'],
  }
  const known = Object.fromEntries(
    Object.entries(people).map(([id, person]) => [id, { ...NOBODY, ...person }]),
  )
  return { speech: all, people: known, words: createWords(all, known), ruled, solo }
}

export function user(id: number | string, nickname = `甲${id}`, more: Partial<User> = {}): User {
  return { id: String(id), nickname, roles: [], ...more }
}

/** A chat of a person of their own unless told. */
export function says(text: string, by: User = user(text), more: Partial<ChatEvent> = {}): ChatEvent {
  return chat(text, { user: by, ...more })
}

/** Any event that has nothing but a person. */
export function does(
  type: 'follow' | 'share' | 'enter' | 'fansclub' | 'like',
  by: User,
  more = {},
): LiveEvent {
  const own = type === 'like' ? { count: 1, total: 1 } : { memberCount: 1, action: 'join', text: '' }
  return { ...chat(''), ...own, type, user: by, ...more } as LiveEvent
}

/** A queue with a clock, and a room that is told to it. */
export class Listener {
  now = JOINED + 10_000
  /** How far what came was told to the queue. */
  toldUpTo = Infinity
  readonly queue: SpeechQueue
  #n = 0
  readonly #totals = new Map<number, number>()

  constructor(changes: Changes = {}, stored?: StoredQueue) {
    this.queue = new SpeechQueue(policy(changes), stored, () => this.toldUpTo)
  }

  /** Goes on with the numbers and combos of a room that another has heard. */
  heard(other: Listener): void {
    this.#n = other.#n
    for (const [combo, total] of other.#totals) this.#totals.set(combo, total)
  }

  /** The same room to a worker that has what this one stored, and to which the page has handed over all it held. */
  reborn(changes: Changes = {}): Listener {
    const next = new Listener(changes, structuredClone(this.queue.stored()))
    next.now = this.now
    next.heard(this)
    next.queue.release(next.now, () => true)
    return next
  }

  wait(ms: number): this {
    this.now += ms
    return this
  }

  /** Tells of events that come now. */
  hear(...events: LiveEvent[]): this {
    for (const event of events) this.#tell({ ...event, receivedAt: this.now })
    return this
  }

  #tell(event: LiveEvent, more = {}): void {
    const entries = [{ n: ++this.#n, event, ...more }]
    this.queue.add({ roomId: event.roomId, anchor: '主播', anchorId: '5', entries, gifts: [] }, this.now)
  }

  history(event: LiveEvent): this {
    this.#tell({ ...event, receivedAt: this.now }, { history: true })
    return this
  }

  /** Tells of an event that continues the row of the one before. */
  continues(event: LiveEvent): this {
    this.#tell({ ...event, receivedAt: this.now }, { into: this.#n })
    return this
  }

  recall(...recalls: number[]): this {
    this.#tell({ ...chat(''), type: 'system' } as LiveEvent, { recalls })
    return this
  }

  /**
   * Tells of gifts that come now.
   * @param combo what ties them to others; a number of the caller's
   */
  gives(by: User, added: number, { combo = this.#n + 1000, end = true, ...more }: GiftOptions = {}): this {
    const total = (this.#totals.get(combo) ?? 0) + added
    this.#totals.set(combo, total)
    const event: GiftEvent = gift(total, { user: by, comboEnd: end, receivedAt: this.now, ...more })
    const entries = [{ n: ++this.#n, event }]
    const increase = { n: combo, event, added, total, diamonds: added * event.gift.diamonds, end }
    this.queue.add(
      { roomId: event.roomId, anchor: '主播', anchorId: '5', entries, gifts: [increase] },
      this.now,
    )
    return this
  }

  next(): Turn | undefined {
    return this.queue.next(this.now)
  }

  /** What is said from now on, all at this moment. */
  all(): string[] {
    const texts: string[] = []
    for (let turn = this.next(); turn; turn = this.next()) texts.push(turn.text)
    return texts
  }

  /** What each that waits would say. */
  waiting(): string[] {
    return this.queue.view(1000, this.now).map(({ text }) => text)
  }
}

type GiftOptions = Omit<Partial<GiftEvent>, 'combo'> & { combo?: number; end?: boolean }

export const ROSE = { id: '165', name: '玫瑰', diamonds: 1 }
export const BALLOON = { id: '2947', name: '热气球', diamonds: 520 }
export const CARNIVAL = { id: '685', name: '嘉年华', diamonds: 30_000 }
