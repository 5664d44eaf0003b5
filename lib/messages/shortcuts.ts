import type { SpeechCommand } from '../speech/view.ts'

/**
 * Keys that work while another window has the focus, by the name of their command in the manifest. Chrome lets an
 * extension suggest four at the most, and of global ones only Ctrl+Shift (on macOS Command+Shift) with a digit. Those
 * of macOS's screenshots (3 to 6) and the 0 of Windows' input methods are left alone.
 */
export const SHORTCUTS = {
  pause: 'Ctrl+Shift+1',
  skip: 'Ctrl+Shift+2',
  clear: undefined,
  panic: 'Ctrl+Shift+9',
  repeat: undefined,
} as const satisfies Record<string, string | undefined>

export type Shortcut = keyof typeof SHORTCUTS

/** The browser's own name for what a click on the toolbar icon does: opening the panel. */
export const OPEN_PANEL = '_execute_action'
/** Works while the browser has the focus. Chrome has many of Alt+Shift and a letter for itself: T, B, A, I, N, P. */
export const OPEN_PANEL_KEY = 'Alt+Shift+D'

/** Whether a command of the browser is one of ours. */
export function isShortcut(command: string): command is Shortcut {
  return Object.hasOwn(SHORTCUTS, command)
}

/**
 * What a key does to speech.
 * @param rests whether speech is paused, or has given up
 */
export function commandOf(shortcut: Shortcut, rests: boolean): SpeechCommand {
  if (shortcut !== 'pause') return shortcut
  return rests ? 'resume' : 'pause'
}
