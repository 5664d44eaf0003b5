import { browser } from 'wxt/browser'
import { isShortcut, OPEN_PANEL, type Shortcut } from '../messages/shortcuts.ts'

/** Commands that can have a key. */
export type Command = Shortcut | typeof OPEN_PANEL

/** In the browser's words; empty: no key. */
export async function shortcutKeys(): Promise<Map<Command, string>> {
  const keys = new Map<Command, string>()
  for (const { name, shortcut } of await browser.commands.getAll()) {
    if (name === OPEN_PANEL || (name !== undefined && isShortcut(name))) keys.set(name, shortcut ?? '')
  }
  return keys
}

/** Edge knows this address too. */
export function openShortcutPage(): void {
  void browser.tabs.create({ url: 'chrome://extensions/shortcuts' }).catch(() => {})
}
