import type { User } from '../../model/events.ts'
import { countSaid, twoOf } from '../text/counts.ts'
import type { Words } from '../words.ts'
import { textOf } from './admission.ts'
import { isPaid } from './priority.ts'
import { diamondsOf, identity, peopleIn, type Utterance } from './utterance.ts'

export interface Style {
  /** Whether speakers are named. Givers always are. */
  names: boolean
  /** Most people named in one sentence. */
  most: number
}

/**
 * The sentence of an utterance: its type's template for one person, else a fixed one, in Chinese.
 * @returns empty where nothing can be said
 */
export function sentence(utterance: Utterance, style: Style, words: Words): string {
  const { event, count, crowd } = utterance
  if (crowd <= 1) return words.event(event, { count, names: style.names || isPaid(event) })
  const who = people(utterance, style, words)
  switch (event.type) {
    case 'gift':
      return thanks([utterance], style, words)
    case 'chat':
      return shared(utterance, '说', style, words)
    case 'emoji':
      return shared(utterance, '发了', style, words)
    case 'superchat':
      return `${who}发了高级弹幕`
    case 'fansclub':
      return event.action === 'join' ? `谢谢${who}加入粉丝团` : `恭喜${who}粉丝团升级`
    case 'follow':
      return `谢谢${who}的关注`
    case 'share':
      return `谢谢${who}分享直播间`
    case 'enter':
      return `${who}进入`
    case 'like':
      return twoOf(`${who}点了${countSaid(count)}个赞`)
    default:
      return words.event(event, { count, names: style.names })
  }
}

/**
 * One sentence for several gifts: who gave, and how many of which in all. The largest givers are named.
 * @param gifts of one room, at least one
 */
export function thanks(gifts: readonly Utterance[], style: Style, words: Words): string {
  const [only] = gifts
  if (only && gifts.length === 1 && only.crowd <= 1) return sentence(only, style, words)
  const byWorth = [...gifts].sort((a, b) => diamondsOf(b) - diamondsOf(a))
  const counts = new Map<string, number>()
  for (const { event, count } of byWorth) {
    const name = (event.type === 'gift' && words.text(event.gift.name)) || '礼物'
    counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const named = [...counts].slice(0, style.most)
  const others = [...counts].slice(style.most).reduce((sum, [, count]) => sum + count, 0)
  const what = named.map(([name, count]) => `${countSaid(count)}个${name}`).join('、')
  const rest = others > 0 ? `和${countSaid(others)}个其他礼物` : ''
  return twoOf(`谢谢${people(together(byWorth), style, words)}送的${what}${rest}`)
}

/** Reports what was dropped. */
export function skipped(count: number): string {
  return `略过 ${count} 条`
}

/** The same text of several people. Two are named if names are said. */
function shared(utterance: Utterance, verb: string, style: Style, words: Words): string {
  const text = words.text(textOf(utterance.event) ?? '')
  if (!text) return ''
  if (style.names && utterance.crowd <= 2) return `${people(utterance, style, words)}${verb}：${text}`
  return `${utterance.crowd} 人${verb} ${text}`
}

/** The first people by name, all by number: `张三、李四等 12 人`. */
function people(
  { people: some, crowd }: Pick<Utterance, 'people' | 'crowd'>,
  { most }: Style,
  words: Words,
): string {
  const names = [...new Set(some.flatMap(user => words.name(user) || []))].slice(0, most)
  if (names.length === 0) return `${crowd} 人`
  return names.length < crowd ? `${names.join('、')}等 ${crowd} 人` : names.join('、')
}

/** The people of several utterances, each once. */
function together(utterances: readonly Utterance[]): Pick<Utterance, 'people' | 'crowd'> {
  const known = new Set(utterances.flatMap(utterance => [...peopleIn(utterance)]))
  const byId = new Map<string, User>()
  for (const user of utterances.flatMap(utterance => utterance.people)) {
    if (!byId.has(identity(user))) byId.set(identity(user), user)
  }
  const uncounted = utterances.reduce((sum, one) => sum + one.crowd - peopleIn(one).size, 0)
  return { people: [...byId.values()], crowd: known.size + uncounted }
}
