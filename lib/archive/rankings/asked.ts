import { isQuestion } from '../../filter/asks/asks.ts'
import { foldCase } from '../../filter/fold-case.ts'
import { talkKey } from '../../filter/talk-key.ts'
import type { LiveEvent } from '../../model/events.ts'
import { isWritten } from '../../model/talk.ts'
import { chatsWith, dropRare, MOST, type Ranked, type Ranking, typedIn } from './ranking.ts'

/** Ignored at the end of a question. */
const ENDING = /[啊呀呢哦嘛吧\p{P}\p{S}\s]+$/u
/** Written now with them, now without. */
const MARKS = /[?？!！。.]+/gu

/** Questions; similar words are one. */
export class Asked implements Ranking {
  readonly #questions = new Map<string, { text: string; count: number }>()

  add(event: LiveEvent): void {
    if (!isWritten(event)) return
    const text = typedIn(event.text)
    const key = isQuestion(foldCase(text)) ? talkKey(text.replace(ENDING, '')) : ''
    if (key === '') return
    const known = this.#questions.get(key)
    if (known) known.count++
    else {
      if (this.#questions.size > MOST) dropRare(this.#questions, ({ count }) => count)
      this.#questions.set(key, { text, count: 1 })
    }
  }

  most(limit: number): Ranked[] {
    return [...this.#questions.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, limit)
      .map(({ text, count }) => ({ text, count, query: chatsWith(text.replace(MARKS, ' ').trim()) }))
  }
}
