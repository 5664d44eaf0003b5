import { isObject, ownOf } from '../../model/json.ts'
import { isSame } from '../change/patch.ts'
import { settingsPatch, withPatch } from '../change/settings-patch.ts'
import { migrated, SETTINGS_VERSION } from '../schema/migrations.ts'
import { readSettings, type Settings } from '../schema/schema.ts'

const KEY = 'settings'
/** `v`: stored version; `turn`: number of changes. */
const META = 'settings$'
/** Prefix of keys of pending changes. */
const LEFT = 'settings-left-'
/** Pages apply their own changes; one left this many ms is of a page that is gone. */
const LEFT_ALONE_MS = 2_000

export interface StorageArea {
  get(): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  remove(keys: string[]): Promise<void>
  onChanged: {
    addListener(listener: Listener): void
    removeListener(listener: Listener): void
  }
}

type Listener = (changes: Record<string, { newValue?: unknown }>) => void
type Exclusively = <T>(name: string, work: () => Promise<T>) => Promise<T>

/**
 * Settings in the browser's storage, changed by pages and the worker. A change is stored at once under its own key,
 * surviving the page; then one writer at a time applies it.
 */
export class SettingsStore {
  readonly #area: StorageArea
  readonly #exclusively: Exclusively
  /** Latest known; late news of earlier ones is ignored. */
  #turn = 0
  #left = 0

  /** @param exclusively runs one task per name at a time, in pages and worker */
  constructor(area: StorageArea, exclusively: Exclusively) {
    this.#area = area
    this.#exclusively = exclusively
  }

  /**
   * Defaults where nothing or nonsense is stored. Listens before it reads: a change while a busy machine reads must
   * not be missed.
   * @param onChange gets new settings, whoever stored them, until `signal` aborts
   * @throws if the browser cannot read; `onChange` is called all the same
   */
  async follow(onChange: (settings: Settings) => void, signal: AbortSignal): Promise<Settings> {
    let isRead = false
    let latest: Settings | undefined
    this.#watch(settings => {
      if (isRead) onChange(settings)
      else latest = settings
    }, signal)
    try {
      const { settings, turn, left } = await this.#read()
      this.#turn = Math.max(this.#turn, turn)
      if (left.length > 0) this.#takeLeft()
      return latest ?? settings
    } catch (error) {
      if (latest) return latest
      throw error
    } finally {
      isRead = true
    }
  }

  /**
   * Applies pending changes and one more, one writer at a time. Followers hear of it.
   * @param change what to store
   * @param written gets it before anyone else changes it
   * @throws if the browser cannot read or write
   */
  update(
    change: (stored: Settings) => Settings = same,
    written: (stored: Settings) => void = () => {},
  ): Promise<void> {
    return this.#exclusively('settings', async () => {
      const { settings: stored, turn, left } = await this.#read()
      const settings = readSettings(change(stored))
      await this.#area.set({
        [KEY]: settings,
        [META]: { v: SETTINGS_VERSION, turn: turn + 1 },
        // In the same write, so that none is made twice.
        ...Object.fromEntries(left.map(key => [key, null])),
      })
      if (left.length > 0) await this.#area.remove(left)
      this.#turn = turn + 1
      written(settings)
    })
  }

  /**
   * Leaves a change to the next update, whoever runs it. Handed to the storage before this returns.
   * @returns its key; `stored` rejects if the browser cannot write
   */
  leave(before: Settings, after: Settings): { key: string; stored: Promise<void> } {
    const order = [Date.now(), ++this.#left].map(number => String(number).padStart(15, '0')).join('-')
    const key = `${LEFT}${order}-${crypto.randomUUID()}`
    const stored = this.#area.set({ [key]: partsThatDiffer(before, after) })
    // Whoever waits is told.
    stored.catch(() => undefined)
    return { key, stored }
  }

  /** Withdraws changes that nobody has applied yet. */
  withdraw(keys: string[]): void {
    this.#area.remove(keys).catch(() => undefined)
  }

  #watch(onChange: (settings: Settings) => void, signal: AbortSignal): void {
    this.#listen(changes => {
      const settings = ownOf(changes, KEY)
      const meta = ownOf(changes, META)?.newValue
      const turn = turnOf(meta)
      if (!settings || (turn !== 0 && turn < this.#turn)) return
      this.#turn = turn
      onChange(readSettings(migrated(settings.newValue, versionOf(meta))))
    }, signal)
  }

  /** Applies changes of pages that are gone, until `signal` aborts. One process is enough. */
  takeOver(signal: AbortSignal): void {
    let timer: ReturnType<typeof setTimeout> | undefined
    this.#listen(changes => {
      if (!Object.entries(changes).some(([key, { newValue }]) => key.startsWith(LEFT) && newValue)) return
      timer ??= setTimeout(async () => {
        timer = undefined
        if ((await this.#read()).left.length > 0) this.#takeLeft()
      }, LEFT_ALONE_MS)
    }, signal)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }

  #listen(listener: Listener, signal: AbortSignal): void {
    this.#area.onChanged.addListener(listener)
    signal.addEventListener('abort', () => this.#area.onChanged.removeListener(listener), { once: true })
  }

  /** Retried with the next change. */
  #takeLeft(): void {
    this.update().catch(() => undefined)
  }

  /** With pending changes, and their keys. */
  async #read(): Promise<{ settings: Settings; turn: number; left: string[] }> {
    const all = await this.#area.get()
    const meta = ownOf(all, META)
    const left = Object.keys(all)
      .filter(key => key.startsWith(LEFT))
      .sort()
    const stored = readSettings(migrated(ownOf(all, KEY), versionOf(meta)))
    return { settings: left.map(key => all[key]).reduce(withLeft, stored), turn: turnOf(meta), left }
  }
}

function withLeft(settings: Settings, left: unknown): Settings {
  if (!isObject(left)) return settings
  const patch = settingsPatch(readSettings(left.before), readSettings(left.after))
  return patch ? withPatch(settings, patch) : settings
}

/** Settings of 0.1.0 have no version. */
function versionOf(meta: unknown): number {
  return isObject(meta) && typeof meta.v === 'number' ? meta.v : 1
}

/** 0: never counted. */
function turnOf(meta: unknown): number {
  return isObject(meta) && typeof meta.turn === 'number' ? meta.turn : 0
}

function partsThatDiffer(before: Settings, after: Settings): { before: object; after: object } {
  const names = Object.keys(after) as (keyof Settings)[]
  const differ = names.filter(name => !isSame(before[name], after[name]))
  const partsOf = (settings: Settings) => Object.fromEntries(differ.map(name => [name, settings[name]]))
  return { before: partsOf(before), after: partsOf(after) }
}

function same(settings: Settings): Settings {
  return settings
}
