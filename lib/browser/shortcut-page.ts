import { browser } from 'wxt/browser'
import { isFirefox } from './platform.ts'

/** Firefox has keys only while it has the focus. */
export function hasGlobalKeys(): boolean {
  return !isFirefox(navigator.userAgent)
}

/** Opens the browser's page of keys; Edge knows Chrome's address too. */
export function openShortcutPage(): void {
  const { commands } = browser
  if (hasGlobalKeys()) void browser.tabs.create({ url: 'chrome://extensions/shortcuts' }).catch(() => {})
  // From Firefox 137; earlier ones open it to nobody.
  else void Reflect.get(commands, 'openShortcutSettings')?.call(commands)
}
