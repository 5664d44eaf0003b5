import { browser } from 'wxt/browser'
import { isShortcut, OPEN_PANEL, type Shortcut } from '../messages/shortcuts.ts'

/** What the user can have a key for. */
export type Command = Shortcut | typeof OPEN_PANEL

/** The keys as the browser has them now, in its own words; empty: none. */
export async function shortcutKeys(): Promise<Map<Command, string>> {
  const keys = new Map<Command, string>()
  for (const { name, shortcut } of await browser.commands.getAll()) {
    if (name === OPEN_PANEL || (name !== undefined && isShortcut(name))) keys.set(name, shortcut ?? '')
  }
  return keys
}

/** Opens the browser's own page for keys, which Edge knows under this address too. */
export function openShortcutPage(): void {
  void browser.tabs.create({ url: 'chrome://extensions/shortcuts' }).catch(() => {})
}
