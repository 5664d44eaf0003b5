import { useState } from 'preact/hooks'
import { type Completion, complete, type Known, type Suggestion } from '../../filter/complete.ts'
import { phraseLang } from '../../i18n/kinds.ts'

export interface Completing {
  /** Suggestions now; empty while the list is closed. */
  suggestions: readonly Suggestion[]
  /** Index of the one that Enter takes; -1 for none. */
  active: number
  /** Offers what fits at the caret; with `asked` even if nothing is typed yet. */
  offer: (input: HTMLInputElement, asked?: boolean) => void
  close: () => void
  take: (input: HTMLInputElement, suggestion: Suggestion) => void
  /** Handles a key of the list. @returns whether it did */
  onKey: (event: KeyboardEvent, input: HTMLInputElement) => boolean
}

const CLOSED: Completion = { from: 0, to: 0, suggestions: [] }

/**
 * The list under a filter box. Nothing is selected until an arrow key is pressed, so Enter and Tab work as usual for
 * plain words.
 * @param change takes the box's new text
 */
export function useCompletion(change: (text: string) => void, known: () => Known): Completing {
  const [completion, setCompletion] = useState(CLOSED)
  const [active, setActive] = useState(-1)
  const { suggestions } = completion

  const show = (next: Completion) => {
    setCompletion(next)
    setActive(-1)
  }
  const close = () => show(CLOSED)
  const offer = (input: HTMLInputElement, asked = false) => {
    const caret = input.selectionStart ?? input.value.length
    const next = complete(input.value, caret, known, phraseLang())
    const before = input.value.slice(next.from, next.to)
    const isDue = /[:：=＝,，、]\s*$/.test(input.value.slice(0, next.from))
    const isDone = next.suggestions.every(({ insert }) => insert === before)
    show((asked || before !== '' || isDue) && !isDone ? next : CLOSED)
  }
  const take = (input: HTMLInputElement, suggestion: Suggestion) => {
    const { from, to } = completion
    const space = suggestion.kind === 'field' ? '' : ' '
    const head = `${input.value.slice(0, from)}${suggestion.insert}${space}`
    // Set here too, because the caret is placed before the next render.
    input.value = head + input.value.slice(to).trimStart()
    input.setSelectionRange(head.length, head.length)
    change(input.value)
    input.focus()
    offer(input)
  }
  const onKey = (event: KeyboardEvent, input: HTMLInputElement) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (suggestions.length === 0) offer(input, true)
      // Wraps around, with the box between last and first.
      else setActive(((active + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1)
      return true
    }
    if (suggestions.length === 0) return false
    const chosen = suggestions[active]
    if (event.key === 'Escape') {
      close()
      return true
    }
    if ((event.key !== 'Enter' && event.key !== 'Tab') || !chosen) return false
    take(input, chosen)
    return true
  }
  return { suggestions, active, offer, close, take, onKey }
}
