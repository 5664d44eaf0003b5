import type { ReadonlySignal } from '@preact/signals-core'
import { signal } from '@preact/signals-core'
import { isAsk } from '../filter/asks/asks.ts'
import { foldHead } from '../filter/subject.ts'
import type { Entry } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import { personToKey } from '../model/people.ts'
import { publish, whenChanged } from '../model/revision.ts'
import { isWritten } from '../model/talk.ts'
import { type Answer, answerKey } from '../room/answers.ts'
import { goodsOf } from '../rules/reader.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Journal } from './journal.ts'
import type { Rooms } from './rooms.ts'
import type { Views } from './views.ts'

/** Said without an open question. */
const ALL_ANSWERED = '问题都答完了'

export interface QuestionsDeps {
  rooms: Rooms
  views: Views
  journal: Journal
  speaker: Speaker
  settings: ReadonlySignal<Settings>
}

export interface Ticked {
  roomId: string
  numbers: readonly number[]
  done: boolean
}

/** What buyers ask: ticks, and the next question to read. */
export class Questions {
  readonly #deps: QuestionsDeps
  /** Key of an ask; empty for other chats. Reset when the words of goods change. */
  #keys = new WeakMap<LiveEvent, string>()
  /** Last entry of the last question read, by room. */
  readonly #read = new Map<string, number>()
  /** Room last shown by a panel. */
  #shown = ''
  readonly #ticks = signal(0)
  readonly #ticked = signal<Ticked | undefined>(undefined)

  constructor(deps: QuestionsDeps) {
    this.#deps = deps
    whenChanged(deps.settings, (now, before) => {
      if (now.rules.goods !== before.rules.goods) this.#keys = new WeakMap()
    })
  }

  /** Counts stored ticks, for panels. */
  get ticks(): ReadonlySignal<number> {
    return this.#ticks
  }

  /** What was last ticked, or unticked. */
  get ticked(): ReadonlySignal<Ticked | undefined> {
    return this.#ticked
  }

  answered(roomId: string): Answer[] {
    return this.#deps.rooms.answers(roomId)?.all ?? []
  }

  /** The key acts on this room. */
  showed(roomId: string): void {
    this.#shown = roomId
  }

  /**
   * Ticks all with these words as answered, or undoes it.
   * @param entry any entry with them
   */
  async tick(roomId: string, entry: Entry, done: boolean): Promise<void> {
    const { rooms, journal, speaker } = this.#deps
    const session = rooms.get(roomId)
    const answers = rooms.answers(roomId)
    if (!session || !answers) return
    const key = answerKey(entry)
    const same = [entry, ...rooms.chats(roomId).filter(other => answerKey(other) === key)]
    const people = new Set(same.flatMap(({ event: { user } }) => (user ? personToKey(user) : [])))
    const n = done ? Math.max(session.last, entry.n) : 0
    const answer = { key, n, at: Date.now(), people: [...people] }
    answers.set(answer)
    if (done) speaker.answer(roomId, key)
    await journal.answer(session, answer)
    publish(this.#ticks, this.#ticks.peek() + 1)
    publish(this.#ticked, { roomId, numbers: [...new Set(same.map(one => one.n))], done })
  }

  /**
   * Reads the open question that has waited longest, then the next, and so on in turn.
   * @param roomId default: the shown room, else the liveliest that has one
   */
  readNext(roomId?: string): void {
    const { views, speaker } = this.#deps
    const rooms =
      roomId === undefined ? [this.#shown, ...views.rooms.peek().map(room => room.roomId)] : [roomId]
    for (const room of rooms) {
      const open = this.#open(room)
      const next = open.find(({ n }) => n > (this.#read.get(room) ?? 0)) ?? open[0]
      if (!next) continue
      this.#read.set(room, next.n)
      speaker.say(next.event, room, next.n)
      return
    }
    void speaker.try(ALL_ANSWERED)
  }

  /** Each with its first unanswered entry, in order. */
  #open(roomId: string): Entry[] {
    const { rooms } = this.#deps
    const answers = rooms.answers(roomId)
    const found = new Map<string, Entry>()
    for (const entry of rooms.chats(roomId)) {
      const key = this.#keyOf(entry)
      if (key !== '' && !found.has(key) && entry.n > (answers?.upTo(key) ?? 0)) found.set(key, entry)
    }
    return [...found.values()]
  }

  #keyOf(entry: Entry): string {
    const { event } = entry
    let key = this.#keys.get(event)
    if (key === undefined) {
      const goods = goodsOf(this.#deps.settings.peek().rules.goods)
      key = isWritten(event) && isAsk(foldHead(event.text), goods) ? answerKey(entry) : ''
      this.#keys.set(event, key)
    }
    return key
  }
}
