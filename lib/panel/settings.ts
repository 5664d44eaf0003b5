import type { Settings } from '../settings/schema.ts'

/** How many changes can be taken back. */
const UNDOABLE = 50
/** Changes that follow each other this closely are one: a slider that is dragged, a text that is typed. */
const ONE_CHANGE_MS = 700

export interface SettingsSync {
  /** What the panel goes by now. */
  read: () => Settings
  /** Makes the panel go by these. */
  apply: (settings: Settings) => void
  /** Stores them for every other page and the worker. */
  save: (settings: Settings) => Promise<void>
  /** How many changes can be taken back now. */
  undoable: (count: number) => void
  /** Milliseconds; only differences matter. */
  now: () => number
}

/** Changes settings here at once and stores them behind; what comes back from the storage is taken when it is news. */
export function settingsSync({ read, apply, save, undoable, now }: SettingsSync) {
  let saving = 0
  const before: Settings[] = []
  let changedAt = Number.NEGATIVE_INFINITY
  const take = (settings: Settings) => {
    undoable(before.length)
    apply(settings)
    saving++
    void save(settings).finally(() => saving--)
  }
  return {
    /** Applies a change of the user's and stores the whole. */
    change(change: (settings: Settings) => Settings): void {
      if (now() - changedAt > ONE_CHANGE_MS) {
        before.push(read())
        if (before.length > UNDOABLE) before.shift()
      }
      changedAt = now()
      take(change(read()))
    },
    /** Takes the last change back. */
    undo(): void {
      const settings = before.pop()
      changedAt = Number.NEGATIVE_INFINITY
      if (settings) take(settings)
    },
    /** Takes settings from the storage. Echoes of our own saving are passed over: the slider has moved on. */
    stored(settings: Settings): void {
      if (saving > 0) return
      // Changed elsewhere: to go back behind that would undo what was done there.
      if (JSON.stringify(settings) !== JSON.stringify(read())) {
        before.length = 0
        undoable(0)
      }
      apply(settings)
    },
  }
}
