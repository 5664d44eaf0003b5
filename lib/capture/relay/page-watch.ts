import type { PageInfo } from '../captured.ts'
import { readPageInfo } from '../page-info.ts'

/** Changes of a page come in bursts; they are read once they have settled for so long, in ms. */
const SETTLE = 300
/** The page draws the anchor's name long after its address changed: how often to look again, and after how many ms. */
const LOOKS = 5
const LOOK_AGAIN = 2_000

/** Follows what the page says of its room. */
export interface PageWatch {
  /** What it said last. */
  readonly page: PageInfo
  /** Something happened that may come with another room: read again soon. */
  nudge(): void
}

/**
 * Watches a page cheaply: its title, and navigation with or without a page load.
 * @param onChange called with each new reading that differs from the last
 */
export function watchPage(
  window: Window,
  onChange: (page: PageInfo) => void,
  signal: AbortSignal,
): PageWatch {
  const { document } = window
  let page = readPageInfo(document, window.location)
  let timer: ReturnType<typeof setTimeout> | undefined
  let looks = 0
  let settling = false

  const read = () => {
    settling = false
    const now = readPageInfo(document, window.location)
    if (now.url !== page.url || now.title !== page.title || now.anchor !== page.anchor) {
      page = now
      onChange(page)
    }
    if (page.webRid && !page.anchor && looks++ < LOOKS) timer = setTimeout(read, LOOK_AGAIN)
  }
  const nudge = () => {
    looks = 0
    if (settling || signal.aborted) return
    settling = true
    clearTimeout(timer)
    timer = setTimeout(read, SETTLE)
  }

  let title = document.title
  const titles = new MutationObserver(() => {
    // Styles and scripts come into the head all the time.
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
  // Where the Navigation API is missing, title and sockets still tell.
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
