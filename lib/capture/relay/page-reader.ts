import type { PageInfo } from '../../model/captured.ts'
import type { ServedRoom } from '../page-data.ts'
import type { PageTexts } from '../page-info.ts'

export interface PageLook {
  url: string
  /** Of the address; empty if it has no room. */
  webRid: string
  texts: PageTexts
  /** Of that room. */
  served: ServedRoom
}

/** Ms. Earlier a title may be the site's, or an old room's. */
const STANDS_MS = 1_000
/** Ms. A name from before the change may be the new room's too, a title not. */
const STAYS_MS = 10_000

/** One text of the page. */
interface Place {
  text: string
  /** Ms since 1970. */
  since: number
  /** Texts of earlier rooms. */
  old: Set<string>
  /** Believed text for this room; empty if none yet. */
  believed: string
}

type Source = keyof PageTexts
const SOURCES: readonly Source[] = ['shown', 'titled', 'title']

/**
 * Follows what a page says of the room in its address. Pages change the address first and draw new names later: text
 * from before the change is not believed, new text only once stable. Pure.
 */
export class PageReader {
  readonly #places: Record<Source, Place> = { shown: emptyPlace(), titled: emptyPlace(), title: emptyPlace() }
  #webRid: string | undefined
  /** The room is that of the loaded address. */
  #isFirst = true

  /** Whether the page was loaded with this room. */
  isFirst(webRid: string): boolean {
    return this.#isFirst && (this.#webRid === undefined || this.#webRid === webRid)
  }

  /** Takes a look and gives what is believed. */
  read({ url, webRid, texts, served }: PageLook, now: number): PageInfo {
    if (this.#webRid !== undefined && this.#webRid !== webRid) this.#leave(now)
    this.#webRid = webRid
    for (const source of SOURCES) this.#see(source, texts[source], now)
    if (!webRid) return { url, webRid, title: '', anchor: '' }
    const { shown, titled, title } = this.#places
    return {
      url,
      webRid,
      ...(served.roomId && { roomId: served.roomId }),
      title: served.title || title.believed,
      anchor: shown.believed || titled.believed || served.anchor,
    }
  }

  #leave(now: number): void {
    this.#isFirst = false
    for (const place of Object.values(this.#places)) {
      if (place.text) place.old.add(place.text)
      place.since = now
      place.believed = ''
    }
  }

  #see(source: Source, text: string, now: number): void {
    const place = this.#places[source]
    if (text !== place.text) {
      place.text = text
      place.since = now
    }
    // Before a room's title a page had the site's; a name may vanish during a redraw.
    if (!text && source === 'title') place.believed = ''
    if (!text) return
    const stood = now - place.since
    const isNew = !place.old.has(text) && (stood >= STANDS_MS || (this.#isFirst && source !== 'title'))
    if (!isNew && !(source === 'shown' && stood >= STAYS_MS)) return
    place.believed = text
    place.old.clear()
  }
}

function emptyPlace(): Place {
  return { text: '', since: 0, old: new Set(), believed: '' }
}
