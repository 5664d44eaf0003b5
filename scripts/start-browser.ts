import type { LiveEvent } from '../lib/model/events.ts'

/** A browser with the extension in it, as `npm start` uses it. */
export interface StartedBrowser {
  /** Settles when the browser has gone. */
  gone: Promise<void>
  /** Puts what a settings page would store where it stores it. */
  store(stored: Record<string, unknown>): Promise<void>
  /** Prints nothing by itself: calls back with each event of whatever room is liveliest. */
  onEvent(listen: (event: LiveEvent) => void): Promise<void>
  /** Opens the panel; returns where it is, in words. */
  openPanel(): Promise<string>
  /** Takes the first page to an address. */
  goto(url: string): Promise<void>
  /** Calls back with what is spoken, where nobody would hear it. */
  onSpoken?: (listen: (text: string) => void) => Promise<void>
  close(): Promise<void>
}

export interface BrowserOptions {
  /** The unpacked extension. */
  extension: string
  headless: boolean
  lang: 'zh-CN' | 'zh-TW' | 'en-US'
}
