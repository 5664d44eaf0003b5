import type { Settings } from '../settings/schema.ts'

export interface SettingsSync {
  /** What the panel goes by now. */
  read: () => Settings
  /** Makes the panel go by these. */
  apply: (settings: Settings) => void
  /** Stores them for every other page and the worker. */
  save: (settings: Settings) => Promise<void>
}

/** Changes settings here at once and stores them behind; what comes back from the storage is taken when it is news. */
export function settingsSync({ read, apply, save }: SettingsSync) {
  let saving = 0
  return {
    /** Applies a change of the user's and stores the whole. */
    change(change: (settings: Settings) => Settings): void {
      const settings = change(read())
      apply(settings)
      saving++
      void save(settings).finally(() => saving--)
    },
    /** Takes settings from the storage. Echoes of our own saving are passed over: the slider has moved on. */
    stored(settings: Settings): void {
      if (saving === 0) apply(settings)
    },
  }
}
