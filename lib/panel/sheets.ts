import { signal } from '@preact/signals'
import type { Row } from '../feed/row.ts'
import type { User } from '../model/events.ts'
import type { Rule } from '../settings/rules.ts'
import type { View } from '../settings/views.ts'

/** What is open at the bottom of the panel, one at a time. */
export type Sheet =
  /** The rows folded into one, and why. */
  | { kind: 'fold'; row: Row }
  | { kind: 'raw'; row: Row }
  /** A person's card; `note` focuses the note. */
  | { kind: 'person'; user: User; note?: true }
  | { kind: 'rule'; rule: Rule }
  | { kind: 'view'; view: View }
  | { kind: 'filter-help' }

/** The menu of a row, and where it opens, in CSS pixels of the window. */
export interface RowMenu {
  row: Row
  x: number
  y: number
}

export interface Toast {
  words: string
  undo?: () => void
}

/** What covers the feed: a view, a sheet, a menu, a toast. */
export class Sheets {
  /** The view that covers the room; `feed` if none does. */
  readonly view = signal<'feed' | 'settings' | 'rules' | 'outlets' | 'gifts' | 'pulse' | 'inspector'>('feed')
  readonly sheet = signal<Sheet | null>(null)
  readonly menu = signal<RowMenu | null>(null)
  /** Whether the palette is open. */
  readonly palette = signal(false)
  /** What the settings are to be searched for when they open; empty for nothing. */
  readonly sought = signal('')
  /** What was just done; empty hides it. A new object shows the same words again. */
  readonly toast = signal<Toast>({ words: '' })

  /** @param undo undoes what was done; left out if it cannot be */
  showToast(words: string, undo?: () => void): void {
    this.toast.value = { words, ...(undo && { undo }) }
  }

  /** Closes everything that may show a person who was deleted. */
  close(): void {
    this.sheet.value = null
    this.menu.value = null
    this.palette.value = false
    this.showToast('')
  }
}
