import { browser } from 'wxt/browser'
import { isShortcut, OPEN_PANEL, type Shortcut } from '../messages/shortcuts.ts'

/** The commands that can have a key. */
export type Command = Shortcut | typeof OPEN_PANEL

/** The current keys in the browser's words; empty if none. */
export async function shortcutKeys(): Promise<Map<Command, string>> {
  const keys = new Map<Command, string>()
  for (const { name, shortcut } of await browser.commands.getAll()) {
    if (name === OPEN_PANEL || (name !== undefined && isShortcut(name))) keys.set(name, shortcut ?? '')
  }
  return keys
}

/** Opens the browser's page for keys; Edge knows this address too. */
export function openShortcutPage(): void {
  void browser.tabs.create({ url: 'chrome://extensions/shortcuts' }).catch(() => {})
}
