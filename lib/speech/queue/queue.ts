import type { Entry } from '../../model/entry.ts'
import type { Eraser } from '../../model/eraser.ts'
import type { EventType, LiveEvent } from '../../model/events.ts'
import { isReplay } from '../../model/replay.ts'
import type { GiftIncrease } from '../../room/combos.ts'
import { lastMoment } from '../../room/moment.ts'
import { isAlwaysRead, isSilenced, type Origin, type Policy, textOf, verdict, worthOf } from './admission.ts'
import { type DropCounts, Dropped, type DropReason, type StoredDropped } from './dropped.ts'
import { Gathering } from './gathering.ts'
import { excess, isStale } from './limits.ts'
import { merge, mergeKey, tooManyPaid, without } from './merging.ts'
import { isHurried, Pace, type StoredPace } from './pace.ts'
import { isPaid, PRIORITY, priorityOf } from './priority.ts'
import { type RunningCombo, RunningCombos, type ToldUpTo } from './running-combos.ts'
import { sentence, skipped, thanks } from './sentences.ts'
import { diamondsOf, identity, isOf, type Utterance } from './utterance.ts'

/** Entries as the room accepted them, and increases of combos. */
export interface News extends Origin {
  entries: Entry[]
  gifts: GiftIncrease[]
  /** The server clock's lead, ms; null or absent: unknown. */
  ahead?: number | null
  /** News although its events are old. */
  replayed?: true
}

export interface Turn {
  text: string
  /** The first is marked in the feed; none for a report of drops. */
  utterances: Utterance[]
  /** Factor of the general rate. */
  rate: number
  /** What a person wrote in the text; empty if several are merged. */
  written: string
}

/** What was cleared, for `restore`. */
export interface Cleared {
  /** When it was cleared, ms since 1970. */
  at: number
  waiting: readonly Utterance[]
  /** What was being said. */
  cut: readonly Utterance[]
  combos: readonly RunningCombo[]
  untold: Pick<StoredDropped, 'untold' | 'since'>
}

export interface StoredQueue {
  nextId: number
  waiting: Utterance[]
  combos: RunningCombo[]
  dropped: StoredDropped
  /** Absent in earlier versions. */
  pace?: StoredPace
  spoken?: [EventType, number][]
}

const NOTHING_WAITS: ToldUpTo = () => Infinity

/**
 * What is said, in which order, by the settings. Holds what waits until the voice is free. Pure: it is given the time.
 * See docs/speech.md.
 */
export class SpeechQueue {
  #policy: Policy
  #waiting: Utterance[]
  #nextId: number
  readonly #combos: RunningCombos
  readonly #dropped: Dropped
  readonly #pace: Pace
  readonly #gathering: Gathering
  readonly #toldUpTo: ToldUpTo

  /**
   * @param stored result of `stored()`
   * @param toldUpTo up to when rooms' news is known; default: all
   */
  constructor(policy: Policy, stored?: StoredQueue, toldUpTo: ToldUpTo = NOTHING_WAITS) {
    this.#toldUpTo = toldUpTo
    this.#policy = policy
    this.#waiting = stored?.waiting ?? []
    this.#nextId = stored?.nextId ?? 1
    this.#combos = new RunningCombos(stored?.combos)
    this.#dropped = new Dropped(stored?.dropped)
    this.#pace = new Pace(stored?.pace)
    this.#gathering = new Gathering(stored?.spoken)
  }

  get #rules() {
    return this.#policy.speech.queue
  }

  /** Takes new settings, and drops what they shut out. */
  configure(policy: Policy): void {
    this.#policy = policy
    this.#waiting = this.#waiting.filter(
      ({ event, roomId, count }) => !isSilenced(event, roomId, policy, count),
    )
  }

  add({ entries, gifts, replayed, ahead, ...origin }: News, now: number): void {
    const heardAt = ({ receivedAt }: LiveEvent) => (replayed ? now : Math.min(receivedAt, now))
    const saidAt = (event: LiveEvent) => Math.min(heardAt(event), replayed ? now : sentAt(event, ahead))
    for (const entry of entries) {
      for (const n of entry.recalls ?? []) this.#recall(origin.roomId, n, now)
      // Said with its row's first: a PK has scores every second.
      const isNews = !entry.history && entry.into === undefined
      if (entry.event.type !== 'gift' && isNews) this.#consider(entry, origin, saidAt(entry.event), now)
    }
    for (const gift of gifts) {
      if (verdict(gift.event, undefined, origin, this.#policy) !== 'say') continue
      this.#combos.take(origin.roomId, gift, heardAt(gift.event))
    }
    this.settle(now)
  }

  #consider({ n, event }: Entry, origin: Origin, at: number, now: number): void {
    const found = verdict(event, worthOf(event), origin, this.#policy)
    if (found === 'blocked') this.#dropped.add('blocked', 1, now)
    const count = event.type === 'like' ? event.count : 1
    if (found !== 'say') return
    const { words } = this.#policy
    const said = words.event(event, { count, names: false }) || words.event(event, { count, names: true })
    // Pictures say nothing, nor do paid words that are only a blocked text.
    if (said === '') {
      if (words.isBlocked(textOf(event) ?? '')) this.#dropped.add('blocked', 1, now)
      return
    }
    this.#join(origin.roomId, n, event, count, { since: at, until: at })
    this.#limit(now)
  }

  /** Takes combos that have ended, and drops what is too old. */
  settle(now: number): void {
    const rules = this.#rules
    this.#setBack(now)
    const isWorthIt = ({ event, total, roomId }: RunningCombo) =>
      verdict(event, total * event.gift.diamonds, { roomId, anchor: '' }, this.#policy, total) === 'say'
    for (const { roomId, n, event, untold, since, until } of this.#combos.takeDue(
      now,
      this.#toldUpTo,
      rules,
      isWorthIt,
    )) {
      this.#join(roomId, n, event, untold, { since, until })
    }
    for (const utterance of this.#waiting.filter(one => isStale(one, now, rules))) {
      this.#drop(utterance, 'old', now)
    }
    this.#limit(now)
  }

  /** The clock was set back: what is ahead counts from now. */
  #setBack(now: number): void {
    this.#combos.setBack(now)
    this.#dropped.setBack(now)
    this.#waiting = this.#waiting.map(one =>
      one.until > now ? { ...one, since: Math.min(one.since, now), until: now } : one,
    )
  }

  /** Nothing could be heard for this many ms: the machine slept, or its clock was set. It is no silence of combos. */
  skip(now: number, ms: number): void {
    this.#combos.skip(now, ms)
  }

  get isHeld(): boolean {
    return this.#combos.isHeld
  }

  /** News of the time without a worker is known for rooms that `isReady` selects. */
  release(now: number, isReady: (roomId: string) => boolean): void {
    this.#combos.release(now, isReady)
  }

  /** Adds an utterance, merged with one of the same key. */
  #join(
    roomId: string,
    n: number,
    event: LiveEvent,
    count: number,
    times: Pick<Utterance, 'since' | 'until'>,
  ): void {
    const priority = priorityOf(event, isAlwaysRead(event, this.#policy, count))
    const key = mergeKey(event, roomId, priority)
    const added: Utterance = {
      id: this.#nextId,
      priority,
      roomId,
      n,
      entries: [{ n, who: identity(event.user) }],
      key,
      event,
      count,
      people: event.user ? [event.user] : [],
      crowd: 1,
      ...times,
    }
    const same = key === '' ? undefined : this.#waiting.find(other => other.key === key)
    if (same) this.#replace(same, this.#promoted(merge(same, added)))
    else {
      this.#nextId++
      this.#waiting.push(this.#promoted(added))
    }
  }

  /** Raises a gift that may interrupt. */
  #promoted(utterance: Utterance): Utterance {
    const { interruptAbove } = this.#rules
    const isGreat = interruptAbove > 0 && diamondsOf(utterance) >= interruptAbove
    return isGreat ? { ...utterance, priority: Math.min(utterance.priority, PRIORITY.great) } : utterance
  }

  /** Drops what is free, merges what is paid. */
  #limit(now: number): void {
    for (
      let one = excess(this.#waiting, this.#rules, now);
      one;
      one = excess(this.#waiting, this.#rules, now)
    ) {
      this.#drop(one.utterance, one.reason, now)
    }
    for (let two = tooManyPaid(this.#paid()); two; two = tooManyPaid(this.#paid())) {
      const [first, second] = two
      this.#replace(first, merge(first, second))
      this.#waiting = this.#waiting.filter(one => one !== second)
    }
  }

  #recall(roomId: string, n: number, now: number): void {
    const taken = this.#waiting.find(one => one.roomId === roomId && one.entries.some(entry => entry.n === n))
    if (!taken || taken.event.type === 'gift') return
    const rest = without(taken, n)
    this.#waiting = this.#waiting.flatMap(one => (one === taken ? (rest ?? []) : one))
    this.#dropped.add('recalled', 1, now)
  }

  /**
   * Takes the next one out.
   * @returns undefined: nothing to say now
   */
  next(now: number): Turn | undefined {
    this.settle(now)
    for (;;) {
      const hurried = isHurried(this.#waiting, now, this.#rules)
      const group = this.#gathering.choose(this.#inOrder(), hurried, now, this.#rules)
      const first = group[0]
      if (!first || first.priority > PRIORITY.host) {
        const count = this.#dropped.tell(now, this.#rules.tellDropped)
        if (count > 0) return { text: skipped(count), utterances: [], rate: this.rate, written: '' }
      }
      if (!first) return undefined
      this.#pace.step(hurried, this.#waiting.length, this.#rules)
      this.#waiting = this.#waiting.filter(one => !group.includes(one))
      const text = this.#render(group, !hurried)
      const written = group.length === 1 ? this.#policy.words.written(first.event) : ''
      if (text !== '') return { text, utterances: group, rate: this.rate, written }
    }
  }

  /** What `next` would return, without combos that still count. Changes nothing. */
  peek(now: number): Turn | undefined {
    const copy = new SpeechQueue(this.#policy, {
      nextId: this.#nextId,
      waiting: [...this.#waiting],
      combos: [],
      dropped: this.#dropped.stored(),
      pace: this.#pace.stored(),
      spoken: this.#gathering.stored(),
    })
    return copy.next(now)
  }

  #render(group: readonly Utterance[], names: boolean): string {
    const style = { names, most: this.#rules.names }
    const [first] = group
    if (!first) return ''
    return group.length > 1
      ? thanks(group, style, this.#policy.words)
      : sentence(first, style, this.#policy.words)
  }

  hasTurn(now: number): boolean {
    return this.#waiting.length > 0 || (this.nextDue(now) ?? Infinity) <= now
  }

  /** Whether something waits that may interrupt the present utterance. */
  interrupts(): boolean {
    return this.#waiting.some(({ priority }) => priority === PRIORITY.great)
  }

  /** When something becomes due; undefined: never. */
  nextDue(now: number): number | undefined {
    const due = [
      this.#combos.nextDue(now, this.#toldUpTo, this.#rules),
      this.#dropped.due(this.#rules.tellDropped),
    ]
    const times = due.filter(time => time !== undefined)
    return times.length > 0 ? Math.min(...times) : undefined
  }

  /** The first `most` by priority, with present texts. */
  view(most: number, now: number): { utterance: Utterance; text: string }[] {
    const names = !isHurried(this.#waiting, now, this.#rules)
    const first = this.#inOrder().slice(0, most)
    return first.map(utterance => ({ utterance, text: this.#render([utterance], names) }))
  }

  get length(): number {
    return this.#waiting.length
  }

  get drops(): DropCounts {
    return this.#dropped.counts
  }

  #lose(utterances: readonly Utterance[], reason: DropReason, now: number): void {
    for (const utterance of utterances) this.#dropped.add(reason, sizeOf(utterance), now)
  }

  /**
   * Takes back the unsaid: paid ones go next, once; others are counted as dropped.
   * @param reason why it was not said
   */
  giveBack(utterances: readonly Utterance[], reason: DropReason, now: number): void {
    const again = utterances.filter(({ event, retried }) => reason !== 'cut' && isPaid(event) && !retried)
    this.#waiting.unshift(...again.map(one => ({ ...one, retried: true as const })))
    const lost = utterances.filter(one => !again.includes(one))
    this.#lose(lost, reason, now)
  }

  /**
   * Says it next, whatever its priority, if it still waits.
   * @param id of the utterance
   */
  moveUp(id: number): void {
    const first = Math.min(PRIORITY.great, ...this.#waiting.map(({ priority }) => priority))
    this.#waiting = this.#waiting.map(one => (one.id === id ? { ...one, priority: first - 1 } : one))
  }

  /**
   * If it still waits.
   * @param id of the utterance
   */
  remove(id: number, now: number): void {
    const one = this.#waiting.find(waiting => waiting.id === id)
    if (one) this.#drop(one, 'cleared', now)
  }

  /**
   * All utterances and running combos.
   * @returns what `restore` needs
   */
  clear(now: number): Cleared {
    const waiting = this.#waiting
    const { untold, since } = this.#dropped.stored()
    this.#lose(waiting, 'cleared', now)
    this.#waiting = []
    this.#dropped.forgetUntold()
    return { at: now, waiting, cut: [], combos: this.#combos.clear(), untold: { untold, since } }
  }

  /** Puts what was cleared before what came since. The time in between does not count. */
  restore({ at, waiting, cut, combos, untold }: Cleared, now: number): void {
    const away = Math.max(0, now - at)
    const back = [...cut, ...waiting].map(one => ({
      ...one,
      since: one.since + away,
      until: one.until + away,
    }))
    for (const one of waiting) this.#dropped.add('cleared', -sizeOf(one), now)
    for (const one of cut) this.#dropped.add('cut', -sizeOf(one), now)
    this.#dropped.recall(untold)
    this.#waiting = [...back, ...this.#waiting]
    this.#combos.restore(combos, away)
    this.configure(this.#policy)
  }

  /** Drops a room's utterances and combos. */
  leave(roomId: string): void {
    this.#waiting = this.#waiting.filter(one => one.roomId !== roomId)
    this.#combos.leave(roomId)
  }

  /** Drops what is theirs, also with others, and their name in others' texts. */
  erase(eraser: Eraser): void {
    this.#waiting = this.#waiting.flatMap(one => {
      const left = isOf(one, eraser) ? undefined : eraser.entry(one)
      // The merge key has the name too.
      return left === one ? one : left ? { ...left, key: '' } : []
    })
    this.#combos.erase(eraser)
  }

  /** State to store, without replays. */
  stored(): StoredQueue {
    return {
      nextId: this.#nextId,
      waiting: this.#waiting.filter(({ roomId }) => !isReplay(roomId)),
      combos: this.#combos.stored().filter(({ roomId }) => !isReplay(roomId)),
      dropped: this.#dropped.stored(),
      pace: this.#pace.stored(),
      spoken: this.#gathering.stored(),
    }
  }

  drop(isGone: (utterance: Utterance) => boolean, reason: DropReason, now: number): void {
    for (const utterance of this.#waiting.filter(isGone)) this.#drop(utterance, reason, now)
  }

  #drop(utterance: Utterance, reason: DropReason, now: number): void {
    this.#waiting = this.#waiting.filter(one => one !== utterance)
    this.#dropped.add(reason, sizeOf(utterance), now)
  }

  #replace(old: Utterance, by: Utterance): void {
    this.#waiting = this.#waiting.map(one => (one === old ? by : one))
  }

  #inOrder(): Utterance[] {
    return [...this.#waiting].sort((a, b) => a.priority - b.priority || a.id - b.id)
  }

  #paid(): Utterance[] {
    return this.#waiting.filter(({ event }) => isPaid(event))
  }

  /** Factor of the general rate. */
  get rate(): number {
    return this.#pace.rate(this.#rules)
  }
}

function sizeOf({ event, count }: Utterance): number {
  return event.type === 'gift' || event.type === 'like' ? 1 : count
}

/** By this machine's clock: what arrives after a sleep is old. */
function sentAt({ time, receivedAt }: LiveEvent, ahead: number | null | undefined): number {
  // Without a server time it has the time of its arrival.
  if (ahead === null || ahead === undefined || time === receivedAt) return receivedAt
  return lastMoment(time) - ahead
}
