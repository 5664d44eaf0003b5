import { effect, signal } from '@preact/signals'
import type { Settings } from '../schema/schema.ts'

/**
 * Keeps the document's `data-theme` at the setting, for `system` at the system's.
 * @param theme reads a signal
 */
export function followTheme(theme: () => Settings['theme'], abort: AbortSignal): void {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const dark = signal(query.matches)
  query.addEventListener(
    'change',
    () => {
      dark.value = query.matches
    },
    { signal: abort },
  )
  const stop = effect(() => {
    const chosen = theme()
    document.documentElement.dataset.theme = chosen === 'system' ? (dark.value ? 'dark' : 'light') : chosen
  })
  abort.addEventListener('abort', stop, { once: true })
}
