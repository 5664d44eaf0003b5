import { browser } from 'wxt/browser'

/** Reloads a tab, if it exists. Needs no permission. */
export function reloadTab(tabId: number): void {
  void browser.tabs.reload(tabId).catch(() => {})
}

/** Brings a tab and its window to the front, if it exists. */
export async function showTab(tabId: number): Promise<void> {
  try {
    const tab = await browser.tabs.update(tabId, { active: true })
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
  } catch {
    // The tab was closed; the next list of pages tells.
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

type OwnPage =
  | '/sidepanel.html'
  | `/sidepanel.html?room=${string}`
  | '/overlay.html'
  | '/floating.html'
  | `/floating.html?room=${string}`

/** Opens one of our pages as a window without tabs. Needs no permission. */
export function openWindow(page: OwnPage, width: number, height: number): void {
  const url = browser.runtime.getURL(page)
  void browser.windows.create({ url, type: 'popup', width, height }).catch(() => {})
}

/** Opens a window with two rooms side by side. */
export function openBeside(room: string, beside: string): void {
  openWindow(`/sidepanel.html?room=${room}&beside=${beside}`, 900, 800)
}

/** Opens the page that opens the window on top. */
export function openFloating(room?: string): void {
  openWindow(room === undefined ? '/floating.html' : `/floating.html?room=${room}`, 380, 300)
}

/** Opens the history page, at a session if one is given. */
export function openHistory(session = ''): void {
  const url = browser.runtime.getURL(`/archive.html${session && `#session=${encodeURIComponent(session)}`}`)
  void browser.tabs.create({ url }).catch(() => {})
}

/** Calls back with the tab in front, now and on each change, until `signal` aborts. 0: none, or this page. */
export function watchActiveTab(onTab: (tabId: number) => void, signal: AbortSignal): void {
  const ask = async () => {
    const own = await browser.tabs.getCurrent()
    // A side panel follows its own window; a panel in a window follows the others.
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
