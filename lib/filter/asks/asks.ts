import { hasQuestionForm, isReport } from './forms.ts'
import { isBareMeasure, isRequest } from './requests.ts'
import {
  GOODS_FORMS,
  NOT_GOODS,
  OTHER_WORDS,
  PEOPLE_FORMS,
  PLACES,
  SURE_TOPICS,
  TOPIC_WORDS,
  TOPICS,
  type Topic,
  WEAK_WORDS,
} from './topics.ts'
import { WordIndex } from './word-index.ts'

/** A seller's words by topic, folded. */
export type OwnWords = Partial<Readonly<Record<Topic, readonly string[]>>>

/** Codes of emoji, which often follow a question. */
const CODES = /\[[^[\]]{1,12}\]/gu
/** The rest of a text asks nothing else. */
const LOOKED_AT = 200
/** May stand around a topic whose name alone asks for it. */
const AROUND_TOPIC = new RegExp(
  `chart|guide|please|pls|${PLACES}|[这那]?[个件条款套双]的?|\\d{1,3}号?|[一二三四五六七八九十]号|的|我|要|主播|老板|请|下|表|呀|啊|呢|哦|嘛|[\\s,，.。~!！]`,
  'g',
)
/** A line this short that only names a topic asks for it: `青海 邮费`. */
const BRIEF = 12
/** Properties of goods: the name alone asks. */
const PROPERTY = /(?:量|成分|成份|配料|材质|面料|克重|净重|产地|度数|规格|参数)$/
const BARE_TOPICS: readonly Topic[] = ['price', 'size', 'shipping', 'link', 'discount', 'returns', 'stock']
const STATED =
  /了|很|好(?!多|贵)|太|真|就是|快|棒|赞|已|贵$|不|抢到|哈哈|便宜|一样|优惠$|喜欢|有.{0,3}(?:表|券|险)|在|最|等|挺|下次|没|够|爱|想|都|也/

const TOPIC_INDEX = new WordIndex(
  TOPICS.flatMap(topic => TOPIC_WORDS[topic].map(word => [word, topic] as [string, Topic])),
)
const OTHER_INDEX = new WordIndex(OTHER_WORDS.map((word, at) => [word, at]))
const WEAK_INDEX = new WordIndex(WEAK_WORDS.map((word, at) => [word, at]))

/** Topics that a text names. @param text folded */
export function topicsOf(text: string, own: OwnWords = {}): Topic[] {
  const named = TOPIC_INDEX.in(text)
  return TOPICS.filter(topic => named.has(topic) || own[topic]?.some(word => text.includes(word)))
}

/**
 * Whether a seller must answer or act on a chat about goods: a question, a request, a height with a weight. No buyer's
 * report, no question about the anchor.
 * @param folded see `foldCase`
 */
export function isAsk(folded: string, own: OwnWords = {}): boolean {
  const text = readOf(folded)
  if (isBareMeasure(text) && !isReport(text)) return true
  return hasQuestionForm(text) ? isAboutGoods(text, own) : asksWithoutForm(text, own)
}

/** Whether a chat asks anything: any question, and all of `isAsk`. @param folded see `foldCase` */
export function isQuestion(folded: string, own: OwnWords = {}): boolean {
  const text = readOf(folded)
  return hasQuestionForm(text) || asksWithoutForm(text, own)
}

function asksWithoutForm(text: string, own: OwnWords): boolean {
  return !isReport(text) && (isBareMeasure(text) || isRequest(text) || isBareTopic(text, own))
}

function readOf(folded: string): string {
  return folded.slice(0, LOOKED_AT).replace(CODES, ' ').trim()
}

/** Goods count for; anchor, song, game and broadcast against. */
function isAboutGoods(text: string, own: OwnWords): boolean {
  if (isReport(text) && !/[?吗哪]|[多几]少|什么|怎么|能不能/.test(text)) return false
  if (NOT_GOODS.test(text)) return false
  const topics = topicsOf(text, own)
  const isOwn = Object.values(own).some(words => words.some(word => text.includes(word)))
  const isSure = isOwn || topics.some(topic => SURE_TOPICS.has(topic))
  const others = OTHER_INDEX.in(text).size
  const weak = WEAK_INDEX.in(text).size
  const form = PEOPLE_FORMS.test(text) ? (GOODS_FORMS.test(text) ? -1 : -2) : 1
  return topics.length * 2 + (isSure ? 2 : 0) + Math.min(weak, 2) + form - others * 2 > 0
}

/** A topic's name, with at most a place, a number or a colour. */
function isBareTopic(text: string, own: OwnWords): boolean {
  if (text.length > (/^[a-z ]+$/.test(text) ? 24 : BRIEF) || STATED.test(text)) return false
  const named = topicsOf(text, own)
  if (!named.some(topic => BARE_TOPICS.includes(topic)) && !PROPERTY.test(text)) return false
  const words = named.flatMap(topic => [...TOPIC_WORDS[topic], ...(own[topic] ?? [])])
  const rest = words
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ' '), text)
  return rest.replace(AROUND_TOPIC, '').length <= 1
}
