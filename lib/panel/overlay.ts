import type { Row } from '../feed/row.ts'
import { EVENT_TYPES } from '../model/kinds.ts'
import type { Settings } from '../settings/schema.ts'

const ALL_TYPES = Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as Settings['show']

/**
 * Adapts the settings for an overlay: only its own filter counts, each gift has its own line, and text is light on a
 * picture. It has no tabs to count for.
 */
export function asOverlay(settings: Settings): Settings {
  const { look } = settings
  const fold = { ...look.fold, gifts: false }
  return { ...settings, look: { ...look, fold }, show: ALL_TYPES, views: [], theme: 'dark' }
}

/** The rows of an overlay: the latest, each for a while after it came or changed. */
export class OverlayLines {
  readonly #since: number
  /** Each row's version when last seen, and since when it has had it. */
  readonly #known = new WeakMap<Row, { version: number; at: number }>()

  /** @param since entries received before this, ms since 1970, are not shown */
  constructor(since: number) {
    this.#since = since
  }

  /**
   * The rows to show now, oldest first.
   * @param visible the rows that pass the filter, oldest first
   * @param most how many at the most
   * @param fade for how long each stands, in ms; 0: until newer ones push it out
   */
  current(visible: readonly Row[], now: number, most: number, fade: number): Row[] {
    return visible.slice(-most).filter(row => {
      const known = this.#known.get(row)
      if (!known && row.event.receivedAt < this.#since) return false
      const at = known?.version === row.version ? known.at : now
      if (at !== known?.at) this.#known.set(row, { version: row.version, at })
      return fade === 0 || now - at < fade
    })
  }
}
