import type { PageInfo } from '../../model/captured.ts'
import { readServed, readTexts, webRidOf } from '../page-info.ts'
import { PageReader } from './page-reader.ts'

/** Ms. Changes come in bursts: read after one settles, and until the page is still. */
const LOOKS = [300, 700, 500, 500, 1_000, 1_000, 2_000, 2_000, 3_000, 5_000, 10_000]

export interface PageWatch {
  /** The last reading. */
  readonly page: PageInfo
  /** Reads the address now, and the page soon. */
  nudge(): void
}

/**
 * Watches title and navigation.
 * @param onChange each new reading; a new address at once
 */
export function watchPage(
  window: Window,
  onChange: (page: PageInfo) => void,
  signal: AbortSignal,
): PageWatch {
  const { document, location } = window
  const reader = new PageReader()
  let timer: ReturnType<typeof setTimeout> | undefined
  let looks = 0
  /** The first look after a nudge comes even if the page never rests. */
  let isNudged = false
  /** Final once the page has loaded. */
  let served: { webRid: string; room: ReturnType<typeof readServed> } | undefined

  const servedRoom = (webRid: string) => {
    if (served?.webRid === webRid) return served.room
    const room = readServed(document, webRid, reader.isFirst(webRid))
    if (room.roomId || room.title || document.readyState !== 'loading') served = { webRid, room }
    return room
  }
  const look = () => {
    const webRid = webRidOf(location)
    return {
      url: location.origin + location.pathname,
      webRid,
      texts: readTexts(document, location),
      served: servedRoom(webRid),
    }
  }
  let page = reader.read(look(), Date.now())
  const read = () => {
    const now = reader.read(look(), Date.now())
    if (isSame(now, page)) return
    page = now
    onChange(page)
  }
  const lookAgain = () => {
    timer = setTimeout(() => {
      isNudged = false
      read()
      if (++looks < LOOKS.length) lookAgain()
    }, LOOKS[looks])
  }
  const nudge = () => {
    if (signal.aborted) return
    if (webRidOf(location) !== page.webRid) read()
    if (isNudged) return
    isNudged = true
    clearTimeout(timer)
    looks = 0
    lookAgain()
  }

  let title = document.title
  const titles = new MutationObserver(() => {
    // Styles and scripts change the head all the time.
    if (document.title === title) return
    title = document.title
    nudge()
  })
  const watchTitle = () => {
    if (document.head) titles.observe(document.head, { childList: true, characterData: true, subtree: true })
    nudge()
  }
  document.addEventListener('DOMContentLoaded', watchTitle, { signal })
  window.addEventListener('load', nudge, { signal })
  // Without the Navigation API, title and sockets still tell.
  window.navigation?.addEventListener('currententrychange', nudge, { signal })
  signal.addEventListener('abort', () => {
    titles.disconnect()
    clearTimeout(timer)
  })
  return {
    get page() {
      return page
    },
    nudge,
  }
}

function isSame(one: PageInfo, other: PageInfo): boolean {
  return (
    one.url === other.url &&
    one.webRid === other.webRid &&
    one.roomId === other.roomId &&
    one.title === other.title &&
    one.anchor === other.anchor
  )
}
