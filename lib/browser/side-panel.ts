import { browser } from 'wxt/browser'

/** The used part of Firefox's sidebar, which the types do not know. */
interface Sidebar {
  open(): Promise<void>
  toggle(): Promise<void>
}

/**
 * Lets the toolbar's icon open the panel: the side panel, in Firefox the sidebar. Call it at the worker's start, which
 * a click may cause.
 */
export function openPanelOnClick(): void {
  const bar = sidebar()
  if (bar) browser.action.onClicked.addListener(() => void bar.toggle())
  else sidePanel().openOnClick()
}

/** Only in a click handler, before any await. */
export function openSidePanel(): void {
  const bar = sidebar()
  if (bar) void bar.open().catch(() => undefined)
  else sidePanel().open()
}

/** Whether the panel stands in Firefox's sidebar. */
export function hasSidebar(): boolean {
  return sidebar() !== undefined
}

function sidebar(): Sidebar | undefined {
  return Reflect.get(browser, 'sidebarAction')
}

/** webextension-polyfill does not wrap `chrome.sidePanel`; a browser without side panels ignores it. */
function sidePanel() {
  return {
    openOnClick: () =>
      void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => undefined),
    // Asking for the id would lose the click.
    open: () =>
      void chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT }).catch(() => undefined),
  }
}
