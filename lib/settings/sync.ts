import { isSame, joined, type Patch } from './patch.ts'
import type { Settings } from './schema.ts'
import { settingsPatch, withoutPatch, withPatch } from './settings-patch.ts'
import type { SettingsStore } from './store.ts'

/** How many changes can be taken back. */
const UNDOABLE = 50
/** Changes that follow each other this closely are one: a slider that is dragged, a text that is typed. */
const ONE_CHANGE_MS = 700

export interface SettingsParts {
  /** Where the settings are stored. */
  store: Pick<SettingsStore, 'update' | 'leave' | 'withdraw'>
  /** The settings as stored. */
  stored: Settings
  /** Makes the page go by these. */
  apply: (settings: Settings) => void
  /** How many changes can be taken back now. */
  undoable: (count: number) => void
  /** Changes were stored; or could not be, and were taken back: the error. */
  settled: (error?: unknown) => void
  /** Milliseconds; only differences matter. */
  now: () => number
}

/**
 * The settings as one page sees and changes them. A change is seen here at once and stored behind, as a patch: what other
 * pages change at the same time stays. What they change is taken when the storage tells of it.
 */
export class SettingsSync {
  readonly #parts: SettingsParts
  /** As far as it is known here. */
  #stored: Settings
  /** Made here, left in the storage, and not yet part of what is stored. */
  #pending: { patch: Patch; left: ReturnType<SettingsStore['leave']> }[] = []
  /** The last changes made here, to be taken back one by one. */
  #made: Patch[] = []
  #shown: Settings
  #changedAt = Number.NEGATIVE_INFINITY
  #isWriting = false

  constructor(parts: SettingsParts) {
    this.#parts = parts
    this.#stored = parts.stored
    this.#shown = parts.stored
  }

  /** Makes a change of the user's. */
  change(change: (settings: Settings) => Settings): void {
    const patch = settingsPatch(this.#shown, change(this.#shown))
    if (!patch) return
    const last = this.#now() - this.#changedAt > ONE_CHANGE_MS ? undefined : this.#made.pop()
    const made = last ? joined(last, patch) : patch
    if (made) this.#made = [...this.#made, made].slice(-UNDOABLE)
    this.#changedAt = this.#now()
    this.#make(patch)
  }

  /** Takes the last change back that was made here, and no other: what others have changed since stays. */
  undo(): void {
    this.#changedAt = Number.NEGATIVE_INFINITY
    // Of one that others have changed since there is nothing to take back, unless they do so themselves.
    const at = this.#made.findLastIndex(made => this.#back(made))
    const back = this.#back(this.#made[at])
    if (!back) return
    this.#made = this.#made.toSpliced(at, 1)
    this.#make(back)
  }

  /** Takes settings that someone has stored. */
  taken(stored: Settings): void {
    this.#stored = stored
    this.#show()
  }

  /** The patch that takes another back now; undefined where nothing of it holds any more. */
  #back(made: Patch | undefined): Patch | undefined {
    return made && settingsPatch(this.#shown, withoutPatch(this.#shown, made))
  }

  #make(patch: Patch): void {
    const after = withPatch(this.#shown, patch)
    this.#pending.push({ patch, left: this.#parts.store.leave(this.#shown, after) })
    this.#show()
    void this.#write()
  }

  #show(): void {
    const shown = this.#pending.reduce((settings, { patch }) => withPatch(settings, patch), this.#stored)
    const isNews = !isSame(shown, this.#shown)
    if (isNews) this.#shown = shown
    this.#parts.undoable(this.#countUndoable())
    if (isNews) this.#parts.apply(shown)
  }

  #countUndoable(): number {
    let settings = this.#shown
    let count = 0
    for (const made of this.#made.toReversed()) {
      const before = withoutPatch(settings, made)
      if (settingsPatch(settings, before)) count++
      settings = before
    }
    return count
  }

  /** Makes what is pending part of what is stored; what comes meanwhile goes together with the next. */
  async #write(): Promise<void> {
    if (this.#isWriting) return
    this.#isWriting = true
    try {
      while (this.#pending.length > 0) {
        const changes = [...this.#pending]
        await Promise.all(changes.map(({ left }) => left.stored))
        await this.#parts.store.update(undefined, stored => {
          this.#pending = this.#pending.slice(changes.length)
          this.taken(stored)
        })
        this.#parts.settled()
      }
    } catch (error) {
      this.#parts.store.withdraw(this.#pending.map(({ left }) => left.key))
      this.#pending = []
      this.#show()
      this.#parts.settled(error)
    } finally {
      this.#isWriting = false
    }
  }

  #now(): number {
    return this.#parts.now()
  }
}
