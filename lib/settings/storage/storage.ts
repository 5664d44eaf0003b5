import { browser } from 'wxt/browser'
import { exclusively } from '../../model/exclusive.ts'
import { SettingsStore } from './store.ts'

/** Of this page or worker. */
export const settingsStore = new SettingsStore(browser.storage.local, exclusively)
