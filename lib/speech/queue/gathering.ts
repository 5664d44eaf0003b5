import type { EventType } from '../../model/events.ts'
import type { SpeechSettings } from '../../settings/schema/speech.ts'
import { PRIORITY } from './priority.ts'
import { diamondsOf, type Utterance } from './utterance.ts'

type Rules = Pick<SpeechSettings['queue'], 'gatherFor' | 'thankAlone' | 'namesUpTo'>

/** One sentence of these fits any number of people. */
const GATHERING: ReadonlySet<EventType> = new Set(['gift', 'fansclub', 'follow', 'share', 'enter', 'like'])

/**
 * Chooses what goes next. With a combo every second, thanks would follow thanks and talk would get no turn. So in a
 * hurry, what can share a sentence is said again only after some time, and then together.
 */
export class Gathering {
  /** When each type was last spoken, ms since 1970. */
  readonly #spoken: Map<EventType, number>

  constructor(stored: [EventType, number][] = []) {
    this.#spoken = new Map(stored)
  }

  /**
   * @param waiting in order of priority
   * @param hurried more waits than the voice can say in time
   * @returns what is said together; may be empty
   */
  choose(waiting: readonly Utterance[], hurried: boolean, now: number, rules: Rules): Utterance[] {
    const dear = waiting.filter(one => diamondsOf(one) >= rules.thankAlone)
    const standsAlone = (one: Utterance) =>
      one.priority <= PRIORITY.great || (dear.includes(one) && dear.length <= rules.namesUpTo)
    const gathers = (one: Utterance) => GATHERING.has(one.event.type) && !standsAlone(one)
    const hasTalk = waiting.some(one => !gathers(one))
    // Both directions: the clock may have been set.
    const isEarly = ({ event }: Utterance) =>
      Math.abs(now - (this.#spoken.get(event.type) ?? -Infinity)) < rules.gatherFor
    const first = waiting.find(one => !(hurried && hasTalk && gathers(one) && isEarly(one)))
    if (!first) return []
    if (gathers(first)) this.#spoken.set(first.event.type, now)
    if (!hurried || first.event.type !== 'gift' || !gathers(first)) return [first]
    return waiting.filter(one => one.event.type === 'gift' && one.roomId === first.roomId && gathers(one))
  }

  stored(): [EventType, number][] {
    return [...this.#spoken]
  }
}
