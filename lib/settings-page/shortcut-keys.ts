import { browser } from 'wxt/browser'
import { isShortcut, OPEN_PANEL, OPEN_SIDEBAR, type Shortcut } from '../messages/shortcuts.ts'

/** Commands that can have a key. */
export type Command = Shortcut | typeof OPEN_PANEL

/** In the browser's words; empty: no key. */
export async function shortcutKeys(): Promise<Map<Command, string>> {
  const keys = new Map<Command, string>()
  for (const { name: own, shortcut } of await browser.commands.getAll()) {
    const name = own === OPEN_SIDEBAR ? OPEN_PANEL : own
    if (name === OPEN_PANEL || (name !== undefined && isShortcut(name))) keys.set(name, shortcut ?? '')
  }
  return keys
}
