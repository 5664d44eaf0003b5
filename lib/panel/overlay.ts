import type { Row } from '../feed/row.ts'
import { EVENT_TYPES } from '../model/kinds.ts'
import type { Settings } from '../settings/schema/schema.ts'

const ALL_TYPES = Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as Settings['show']

/** Settings for an overlay: only its own filter, a line per gift, light text on a picture. It has no tabs to count for. */
export function asOverlay(settings: Settings): Settings {
  const { look } = settings
  const fold = { ...look.fold, gifts: false }
  return { ...settings, look: { ...look, fold }, show: ALL_TYPES, views: [], theme: 'dark' }
}

/** The latest rows, each for a while after it came or changed. */
export class OverlayLines {
  readonly #since: number
  /** Version when last seen, and since when. */
  readonly #known = new WeakMap<Row, { version: number; at: number }>()

  /** @param since entries received before, ms since 1970, are not shown */
  constructor(since: number) {
    this.#since = since
  }

  /**
   * Oldest first.
   * @param visible filtered rows, oldest first
   * @param fade ms that each stands; 0: until pushed out
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
