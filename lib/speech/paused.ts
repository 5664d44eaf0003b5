import { storage } from 'wxt/utils/storage'

/** Whether the user has paused speech: it outlives the worker, not the browser. */
export const pausedItem = storage.defineItem<boolean>('session:speechPaused', { fallback: false })
