import { type ReadonlySignal, signal } from '@preact/signals'
import { type Fault, faultOf } from '../model/fault.ts'
import { DEFAULTS, type Settings } from './schema.ts'
import { settingsStore } from './storage.ts'
import { SettingsSync } from './sync.ts'
import { followTheme } from './theme.ts'

/** The user's settings as one page sees and changes them. */
export interface PageSettings {
  readonly current: ReadonlySignal<Settings>
  /** Why the settings could not be read, or the last change could not be stored; null if all went well. */
  readonly fault: ReadonlySignal<{ during: 'read' | 'write'; fault: Fault } | null>
  /** How many changes can be undone. */
  readonly undoable: ReadonlySignal<number>
  /** Changes the settings at once, then stores them. */
  change: (change: (settings: Settings) => Settings) => void
  /** Changes the settings, and returns what undoes just this; undefined if nothing changed. */
  deed: (change: (settings: Settings) => Settings) => (() => void) | undefined
  /** Undoes the last change made on this page. */
  undo: () => void
}

/**
 * Reads the settings and keeps the page's copy and its theme up to date until `leaving` aborts.
 * @param tune how this page adapts the settings for itself; they are stored without it
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
