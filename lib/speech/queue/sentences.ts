import type { User } from '../../model/events.ts'
import { countSaid, twoOf } from '../text/counts.ts'
import type { Words } from '../words.ts'
import { textOf } from './admission.ts'
import { isPaid } from './priority.ts'
import { diamondsOf, identity, peopleIn, type Utterance } from './utterance.ts'

export interface Style {
  /** Whether speakers are named; givers always are. */
  names: boolean
  /** People named in one sentence. */
  most: number
}

/**
 * By the type's template for one person, else fixed, in Chinese.
 * @returns empty: nothing to say
 */
export function sentence(utterance: Utterance, style: Style, words: Words): string {
  const { event, count, crowd } = utterance
  if (crowd <= 1) return words.event(event, { count, names: style.names || isPaid(event) })
  const who = () => people(utterance, style, words)
  switch (event.type) {
    case 'gift':
      return thanks([utterance], style, words)
    case 'chat':
    case 'emoji':
      return shared(utterance, style, words)
    case 'fansclub':
      return event.action === 'join' ? `谢谢${who()}加入粉丝团` : `恭喜${who()}粉丝团升级了`
    case 'follow':
      return `谢谢${who()}的关注`
    case 'share':
      return `谢谢${who()}分享直播间`
    case 'enter':
      return `${who()}来了`
    case 'like':
      return twoOf(`${who()}点了${countSaid(count)}个赞`)
    default:
      return words.event(event, { count, names: style.names })
  }
}

/**
 * One sentence for several gifts: who gave, and how many of which. Names the largest givers.
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
  const rest = others > 0 ? `，还有${countSaid(others)}个别的礼物` : ''
  return twoOf(`谢谢${people(together(byWorth), style, words)}送的${what}${rest}`)
}

export function skipped(count: number): string {
  return twoOf(`有${countSaid(count)}条没来得及读`)
}

/** The same text of several people. Names two, if names are said. */
function shared(utterance: Utterance, style: Style, words: Words): string {
  const { event, crowd } = utterance
  const text = words.text(textOf(event) ?? '')
  if (!text) return ''
  const named = style.names && crowd <= 2
  const who = named ? people(utterance, style, words) : counted(crowd)
  if (event.type === 'emoji') return `${who}发了${text}表情`
  return named ? `${who}说：${text}` : `${who}都说：${text}`
}

/** The first people by name, all by number: `张三、李四等12人`. */
function people(
  { people: some, crowd }: Pick<Utterance, 'people' | 'crowd'>,
  { most }: Style,
  words: Words,
): string {
  const names = new Set<string>()
  for (const user of some) {
    if (names.size === most) break
    const name = words.name(user)
    if (name) names.add(name)
  }
  if (names.size === 0) return counted(crowd)
  const named = [...names].join('、')
  return names.size < crowd ? `${named}等${counted(crowd)}` : named
}

function counted(crowd: number): string {
  return twoOf(`${countSaid(crowd)}人`)
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
