import type { OwnWords } from '../filter/asks/asks.ts'
import { TOPIC_NAMES, TOPICS, type Topic } from '../filter/asks/topics.ts'
import { foldCase } from '../filter/fold-case.ts'
import type { Nicknames, Reader } from '../filter/reader.ts'
import type { PeopleSettings } from '../settings/schema/people.ts'
import type { RulesSettings } from '../settings/schema/rules.ts'

/** The settings that filters read. */
export interface ReaderSettings {
  people: PeopleSettings
  rules: Pick<RulesSettings, 'goods'>
}

/** @param offset of the reader's clock, in minutes east of UTC */
export function readerOf({ people, rules }: ReaderSettings, offset: number): Reader {
  return { offset, nicknames: nicknamesOf(people), goods: goodsOf(rules.goods) }
}

/** The user's names for people. */
export function nicknamesOf(people: PeopleSettings): Nicknames {
  const called = Object.entries(people).filter(([, { nickname }]) => nickname !== '')
  return new Map(called.map(([id, { nickname }]) => [id, foldCase(nickname)]))
}

/** A topic and its words, `尺码：圈口 内径`. */
const ROW = /^([^\s:：]+)[\s]*[:：]\s*(.+)$/
const BETWEEN = /[\s,，、;；]+/

/** Each line: a topic with its words; words without one are goods. */
export function goodsOf(lines: readonly string[]): OwnWords {
  const own: Partial<Record<Topic, string[]>> = {}
  for (const line of lines) {
    const [, name = '', rest] = ROW.exec(line) ?? []
    const topic = rest === undefined ? undefined : topicNamed(foldCase(name))
    const words = (topic ? (rest ?? '') : line)
      .split(BETWEEN)
      .map(foldCase)
      .filter(word => word.length > 1)
    own[topic ?? 'goods'] = [...(own[topic ?? 'goods'] ?? []), ...words]
  }
  return own
}

function topicNamed(name: string): Topic | undefined {
  return TOPICS.find(topic => topic === name || TOPIC_NAMES[topic].some(alias => foldCase(alias) === name))
}
