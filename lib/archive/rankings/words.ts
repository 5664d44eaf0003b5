import type { LiveEvent } from '../../model/events.ts'
import { isWritten } from '../../model/talk.ts'
import { LIVE_WORDS } from './live-words.ts'
import { chatsWith, dropRare, MOST, type Ranked, type Ranking, typedIn } from './ranking.ts'

/** A verb unknown to the platform's dictionary, with its particle: 播到. */
const GLUED = /^\p{Script=Han}[的了着过到吗呢吧啊呀]$/u
/** Most parts into which the platform takes a word apart. */
const MOST_PARTS = 4
/** Words too common to be interesting. */
const EMPTY = new Set(
  '的 了 是 我 你 他 她 它 们 在 有 和 就 不 人 都 一 一个 也 很 到 说 要 去 会 着 没有 看 好 自己 这 那 啊 吧 吗 呢 哦 嗯 呀 哈 个 给 来 把 被 还 又 再 什么 怎么 这个 那个 我们 你们 他们 可以 不是 就是'.split(
    ' ',
  ),
)

/** What is no letter, digit or mark of one: decoration of names. */
const DECORATION = /[^\p{L}\p{M}\p{N}]+/gu
/** A mention that was typed, up to its end. */
const MENTION = /@[^\s@，。！？,!?]{1,30}/gu

/** Words of chats. Pure, apart from the platform's segmenter. */
export class Words implements Ranking {
  readonly #words = new Map<string, number>()
  readonly #segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  /** Segmented texts, because rooms repeat themselves. */
  readonly #segmented = new Map<string, string[]>()
  /** People's names as words; they are not counted. */
  readonly #names = new Set<string>()

  add(event: LiveEvent, anchor = ''): void {
    if (event.user && this.#names.size < MOST) this.#names.add(plainName(event.user.nickname))
    if (!isWritten(event)) return
    const text = typedIn(event.text)
    if (text === '') return
    for (const word of this.#wordsOf(withoutNames(text, event, anchor))) raise(this.#words, word)
  }

  #wordsOf(text: string): string[] {
    const before = this.#segmented.get(text)
    if (before) return before
    const segments = [...this.#segmenter.segment(text.normalize('NFKC').toLowerCase())]
    const words = segments.map(({ segment, isWordLike }) => (isWordLike ? segment : ''))
    const found = [...new Set([...joined(words)].filter(isMeaningful))]
    if (this.#segmented.size > MOST) this.#segmented.clear()
    this.#segmented.set(text, found)
    return found
  }

  most(limit: number): Ranked[] {
    return [...this.#words]
      .filter(([word]) => !this.#names.has(word))
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit)
      .map(([text, count]) => ({ text, count, query: chatsWith(text) }))
  }
}

/** A text without the people that it names. */
function withoutNames(text: string, event: LiveEvent, anchor: string): string {
  const mentions = event.type === 'chat' ? event.segments.filter(({ kind }) => kind === 'mention') : []
  const named = mentions.flatMap(part => ('text' in part ? part.text : []))
  const names = [...named, ...(anchor.length > 1 ? [anchor] : [])]
  return names.reduce((rest, name) => rest.replaceAll(name, ' '), text).replace(MENTION, ' ')
}

/** A name as it would be counted as a word. */
function plainName(nickname: string): string {
  return nickname.normalize('NFKC').toLowerCase().replace(DECORATION, '')
}

/** Joins live-room words that the platform's dictionary takes apart. */
function* joined(words: readonly string[]): Generator<string> {
  for (let at = 0; at < words.length; ) {
    let [length, word] = [1, words[at] ?? '']
    for (let more = 2, text = word; more <= MOST_PARTS && at + more <= words.length; more++) {
      const next = words[at + more - 1]
      if (!next) break
      text += next
      if (LIVE_WORDS.has(text)) [length, word] = [more, text]
    }
    yield word
    at += length
  }
}

function isMeaningful(word: string): boolean {
  if (word.length < 2 || EMPTY.has(word) || /^\p{N}+$/u.test(word)) return false
  return LIVE_WORDS.has(word) || !GLUED.test(word)
}

function raise(counts: Map<string, number>, key: string): void {
  const count = counts.get(key)
  if (count === undefined && counts.size > MOST) dropRare(counts, count => count)
  counts.set(key, (count ?? 0) + 1)
}
