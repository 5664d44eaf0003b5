import { type ReadonlySignal, signal } from '@preact/signals'
import { type Fault, faultOf } from '../../model/fault.ts'
import { DEFAULTS, type Settings } from '../schema/schema.ts'
import { settingsStore } from './storage.ts'
import { SettingsSync } from './sync.ts'
import { followTheme } from './theme.ts'

/** As one page sees and changes them. */
export interface PageSettings {
  readonly current: ReadonlySignal<Settings>
  /** Settings unreadable, or the last change unstored; null: fine. */
  readonly fault: ReadonlySignal<{ during: 'read' | 'write'; fault: Fault } | null>
  readonly undoable: ReadonlySignal<number>
  /** Changes the settings at once, then stores them. */
  change: (change: (settings: Settings) => Settings) => void
  /** Returns what undoes just this; undefined: nothing changed. */
  deed: (change: (settings: Settings) => Settings) => (() => void) | undefined
  /** Undoes this page's last change. */
  undo: () => void
}

/**
 * Keeps the page's copy and theme current until `leaving` aborts.
 * @param tune adapts the settings for this page, unstored
 */
export async function openSettings(
  leaving: AbortSignal,
  tune: (settings: Settings) => Settings = settings => settings,
): Promise<PageSettings> {
  const fault = signal<PageSettings['fault']['value']>(null)
  const follow = settingsStore.follow(changed => sync.taken(changed), leaving)
  const stored = await follow.catch(error => {
    fault.value = { during: 'read', fault: faultOf(error) }
    return DEFAULTS
  })
  const current = signal(tune(stored))
  const undoable = signal(0)
  const sync = new SettingsSync({
    store: settingsStore,
    stored,
    apply: changed => {
      current.value = tune(changed)
    },
    undoable: count => {
      undoable.value = count
    },
    settled: error => {
      fault.value = error === undefined ? null : { during: 'write', fault: faultOf(error) }
    },
    now: () => performance.now(),
  })
  followTheme(() => current.value.theme, leaving)
  return {
    current,
    fault,
    undoable,
    change: change => sync.change(change),
    deed: change => sync.deed(change),
    undo: () => sync.undo(),
  }
}
