import { signal } from '@preact/signals'
import type { Row } from '../feed/row.ts'
import type { User } from '../model/events.ts'
import type { Rule } from '../settings/rules.ts'

/** What is open at the bottom of the panel, one at a time. */
export type Sheet =
  /** Which rows a folded row stands for, and why. */
  | { kind: 'fold'; row: Row }
  /** A row's events as JSON. */
  | { kind: 'raw'; row: Row }
  /** A person's card; `note` puts the focus into the note. */
  | { kind: 'person'; user: User; note?: true }
  /** A rule to create or change. */
  | { kind: 'rule'; rule: Rule }
  /** Help for the search box. */
  | { kind: 'filter-help' }

/** The menu of a row, and where it opens, in CSS pixels of the window. */
export interface RowMenu {
  row: Row
  x: number
  y: number
}

/** What covers the feed: views, one sheet, one menu, a toast. */
export class Sheets {
  /** The view that covers the room; `feed` if none does. */
  readonly view = signal<'feed' | 'settings' | 'rules' | 'gifts' | 'pulse' | 'inspector'>('feed')
  readonly sheet = signal<Sheet | null>(null)
  readonly menu = signal<RowMenu | null>(null)
  /** What was just done, in a word; empty hides it. A new object shows the same words again. */
  readonly toast = signal({ words: '' })

  showToast(words: string): void {
    this.toast.value = { words }
  }

  /** Closes all that may tell about a person who was deleted. */
  close(): void {
    this.sheet.value = null
    this.menu.value = null
    this.showToast('')
  }
}
