import { browser } from 'wxt/browser'

/** Loads a tab anew; nothing happens where it is gone. Needs no permission. */
export function reloadTab(tabId: number): void {
  void browser.tabs.reload(tabId).catch(() => {})
}

/** Brings a tab and its window to the front; nothing happens where it is gone. */
export async function showTab(tabId: number): Promise<void> {
  try {
    const tab = await browser.tabs.update(tabId, { active: true })
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
  } catch {
    // The tab was closed meanwhile; the next list of pages says so.
  }
}

/** Opens a room's page in a new tab. Needs no permission. */
export function openRoom(webRid: string): void {
  const url = `https://live.douyin.com/${encodeURIComponent(webRid)}`
  void browser.tabs.create({ url }).catch(() => {})
}

/** Opens a person's profile in a new tab. Needs no permission. */
export function openProfile(secUid: string): void {
  const url = `https://www.douyin.com/user/${encodeURIComponent(secUid)}`
  void browser.tabs.create({ url }).catch(() => {})
}

/** Opens the page that a newcomer sees. */
export function openWelcome(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }).catch(() => {})
}

type OwnPage = '/sidepanel.html' | `/sidepanel.html?room=${string}` | '/overlay.html'

/** Opens one of our pages in a window without tabs and address. Needs no permission. */
export function openWindow(page: OwnPage, width: number, height: number): void {
  const url = browser.runtime.getURL(page)
  void browser.windows.create({ url, type: 'popup', width, height }).catch(() => {})
}

/** Opens the history page in a tab; at this session where one is named. */
export function openHistory(session = ''): void {
  const url = browser.runtime.getURL(`/archive.html${session && `#session=${encodeURIComponent(session)}`}`)
  void browser.tabs.create({ url }).catch(() => {})
}

/**
 * Tells which tab the user looks at, now and whenever that changes, until `signal` aborts. 0: none, or the page
 * this runs in.
 */
export function watchActiveTab(onTab: (tabId: number) => void, signal: AbortSignal): void {
  const ask = async () => {
    const own = await browser.tabs.getCurrent()
    // A side panel belongs to its window, whichever has the focus; a panel with a window of its own looks at the others.
    const front = own && (await browser.windows.getLastFocused({ windowTypes: ['normal'] })).id
    const where = front === undefined ? { currentWindow: true } : { windowId: front }
    const [active] = await browser.tabs.query({ active: true, ...where })
    if (!signal.aborted) onTab(active?.id !== undefined && active.id !== own?.id ? active.id : 0)
  }
  const changed = () => void ask().catch(() => {})
  browser.tabs.onActivated.addListener(changed)
  browser.windows.onFocusChanged.addListener(changed)
  signal.addEventListener(
    'abort',
    () => {
      browser.tabs.onActivated.removeListener(changed)
      browser.windows.onFocusChanged.removeListener(changed)
    },
    { once: true },
  )
  changed()
}
