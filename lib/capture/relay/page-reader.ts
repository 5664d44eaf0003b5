import type { PageInfo } from '../../model/captured.ts'
import type { ServedRoom } from '../page-data.ts'
import type { PageTexts } from '../page-info.ts'

/** What stands on a page at one moment. */
export interface PageLook {
  url: string
  /** The address's name for the room; empty: it is of no room. */
  webRid: string
  texts: PageTexts
  /** What the page was served with of that room. */
  served: ServedRoom
}

/**
 * A title may be the site's own for a moment, and after a change of room any text may be of a room that was left: it is
 * believed once it has stood for so long, in ms.
 */
const STANDS_MS = 1_000
/** A name that the change did not take away may be the new room's too; a title may not. In ms. */
const STAYS_MS = 10_000

/** One place of the page where a text stands. */
interface Place {
  text: string
  /** Since when, ms since 1970. */
  since: number
  /** Texts of the rooms before. */
  old: Set<string>
  /** What is believed of it for the present room; empty: nothing yet. */
  believed: string
}

type Source = keyof PageTexts
const SOURCES: readonly Source[] = ['shown', 'titled', 'title']

/**
 * Tells what a page says of the room that its address names. A page that changes its room without loading changes its
 * address first, and draws the new room's names when it has them: until then the old ones stand there. So what stood
 * there before the change is not believed after it, and what comes is believed once it stands still. Pure: it is told
 * the time.
 */
export class PageReader {
  readonly #places: Record<Source, Place> = { shown: emptyPlace(), titled: emptyPlace(), title: emptyPlace() }
  #webRid: string | undefined
  /** Whether the room is that of the address with which the page was loaded. */
  #isFirst = true

  /** Whether the room of this name is the one that the page was loaded with. */
  isFirst(webRid: string): boolean {
    return this.#isFirst && (this.#webRid === undefined || this.#webRid === webRid)
  }

  /** Takes in what stands on the page. */
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
    // A page that gets a room's title had the site's own until now; a name may be away while it is drawn again.
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
