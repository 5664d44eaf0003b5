import { storage } from 'wxt/utils/storage'
import { MIGRATIONS, SETTINGS_VERSION } from './migrations.ts'
import { DEFAULTS, readSettings, type Settings } from './schema.ts'

const item = storage.defineItem<unknown>('local:settings', {
  fallback: DEFAULTS,
  version: SETTINGS_VERSION,
  migrations: { ...MIGRATIONS },
})

/** The settings as stored, defaults where nothing or nonsense is. */
export async function loadSettings(): Promise<Settings> {
  return readSettings(await item.getValue())
}

/** Stores the settings whole; every open panel and the worker hear of it through `watchSettings`. */
export async function saveSettings(settings: Settings): Promise<void> {
  await item.setValue(settings)
}

/** Calls `onChange` with the new settings whenever anyone stores some, until `signal` aborts. */
export function watchSettings(onChange: (settings: Settings) => void, signal: AbortSignal): void {
  const unwatch = item.watch(value => onChange(readSettings(value)))
  signal.addEventListener('abort', unwatch, { once: true })
}
