import { browser } from 'wxt/browser'
import { exclusively } from '../model/exclusive.ts'
import { SettingsStore } from './store.ts'

/** The settings as this page, or the worker, reads and changes them. */
export const settingsStore = new SettingsStore(browser.storage.local, exclusively)
