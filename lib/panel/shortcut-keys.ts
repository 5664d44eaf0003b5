import { browser } from 'wxt/browser'
import { isShortcut, type Shortcut } from '../messages/shortcuts.ts'

/** The keys as the browser has them now, in its own words; empty: none. */
export async function shortcutKeys(): Promise<Map<Shortcut, string>> {
  const keys = new Map<Shortcut, string>()
  for (const { name, shortcut } of await browser.commands.getAll()) {
    if (name !== undefined && isShortcut(name)) keys.set(name, shortcut ?? '')
  }
  return keys
}

/** Opens the browser's own page for keys, which Edge knows under this address too. */
export function openShortcutPage(): void {
  void browser.tabs.create({ url: 'chrome://extensions/shortcuts' }).catch(() => {})
}
