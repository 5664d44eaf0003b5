import { signal } from '@preact/signals'
import type { Row } from '../feed/row.ts'
import type { User } from '../model/events.ts'
import type { Rule } from '../settings/schema/rules.ts'
import type { View } from '../settings/schema/views.ts'

/** One at a time, at the bottom. */
export type Sheet =
  /** The rows folded into one, and why. */
  | { kind: 'fold'; row: Row }
  | { kind: 'raw'; row: Row }
  /** `note` focuses the note. */
  | { kind: 'person'; user: User; note?: true }
  | { kind: 'rule'; rule: Rule }
  | { kind: 'view'; view: View }
  | { kind: 'filter-help' }

/** Opens at, in CSS pixels of the window. */
export interface RowMenu {
  row: Row
  x: number
  y: number
}

export interface Toast {
  words: string
  undo?: () => void
}

/** What covers the feed. */
export class Sheets {
  /** The view that covers the room; `feed`: none. */
  readonly view = signal<
    'feed' | 'settings' | 'rules' | 'outlets' | 'own-voices' | 'gifts' | 'pulse' | 'inspector'
  >('feed')
  readonly sheet = signal<Sheet | null>(null)
  readonly menu = signal<RowMenu | null>(null)
  readonly palette = signal(false)
  /** Settings search to open with; may be empty. */
  readonly sought = signal('')
  /** Empty hides it. A new object shows the same words again. */
  readonly toast = signal<Toast>({ words: '' })

  /** @param undo absent if impossible */
  showToast(words: string, undo?: () => void): void {
    this.toast.value = { words, ...(undo && { undo }) }
  }

  /** All that may show a deleted person. */
  close(): void {
    this.sheet.value = null
    this.menu.value = null
    this.palette.value = false
    this.showToast('')
  }
}
