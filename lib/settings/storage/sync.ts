import { isSame, joined, type Patch } from '../change/patch.ts'
import { settingsPatch, withoutPatch, withPatch } from '../change/settings-patch.ts'
import type { Settings } from '../schema/schema.ts'
import type { SettingsStore } from './store.ts'

const UNDOABLE = 50
/** Closer changes are one, such as a dragged slider. */
const ONE_CHANGE_MS = 700

export interface SettingsParts {
  store: Pick<SettingsStore, 'update' | 'leave' | 'withdraw'>
  stored: Settings
  /** Applies them to the page. */
  apply: (settings: Settings) => void
  /** Changes that can be undone. */
  undoable: (count: number) => void
  /** Stored, or reverted with this error. */
  settled: (error?: unknown) => void
  /** Milliseconds; only differences matter. */
  now: () => number
}

/**
 * One page's settings. A change shows at once and is stored as a patch, so changes of other pages stay. Those arrive
 * by the storage's events.
 */
export class SettingsSync {
  readonly #parts: SettingsParts
  /** What is stored, as far as known here. */
  #stored: Settings
  /** Made here and stored as pending. */
  #pending: { patch: Patch; left: ReturnType<SettingsStore['leave']> }[] = []
  /** The last changes made here, for undo. */
  #made: Patch[] = []
  #shown: Settings
  #changedAt = Number.NEGATIVE_INFINITY
  #isWriting = false

  constructor(parts: SettingsParts) {
    this.#parts = parts
    this.#stored = parts.stored
    this.#shown = parts.stored
  }

  /** By the user. Close changes are undone as one. */
  change(change: (settings: Settings) => Settings): void {
    const patch = settingsPatch(this.#shown, change(this.#shown))
    if (!patch) return
    const last = this.#now() - this.#changedAt > ONE_CHANGE_MS ? undefined : this.#made.pop()
    const made = last ? joined(last, patch) : patch
    if (made) this.#made = [...this.#made, made].slice(-UNDOABLE)
    this.#changedAt = this.#now()
    this.#make(patch)
  }

  /**
   * A change undone by itself, whatever changed before or after.
   * @returns undoes it, once; undefined: nothing changed
   */
  deed(change: (settings: Settings) => Settings): (() => void) | undefined {
    const patch = settingsPatch(this.#shown, change(this.#shown))
    if (!patch) return undefined
    this.#made = [...this.#made, patch].slice(-UNDOABLE)
    this.#changedAt = Number.NEGATIVE_INFINITY
    this.#make(patch)
    return () => {
      if (!this.#made.includes(patch)) return
      const back = this.#back(patch)
      this.#made = this.#made.filter(made => made !== patch)
      if (back) this.#make(back)
    }
  }

  /** The last change made here; what others changed since stays. */
  undo(): void {
    this.#changedAt = Number.NEGATIVE_INFINITY
    // Changed by others since: nothing to undo, unless they undo theirs.
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

  /** Undoes another patch; undefined: nothing of it remains. */
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

  /** Applies what is pending; later changes wait. */
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
