import type { SpeechCommand } from '../speech/view.ts'

/**
 * Keys that work in other windows, by command in the manifest. Chrome allows four suggestions, and for global keys
 * only Ctrl+Shift (macOS: Command+Shift) with a digit. Avoids macOS's screenshots (3 to 6) and the 0 of Windows' input
 * methods.
 */
export const SHORTCUTS = {
  pause: 'Ctrl+Shift+1',
  skip: 'Ctrl+Shift+2',
  clear: undefined,
  panic: 'Ctrl+Shift+9',
  repeat: undefined,
  question: undefined,
} as const satisfies Record<string, string | undefined>

export type Shortcut = keyof typeof SHORTCUTS

/** Command of a click on the toolbar icon. */
export const OPEN_PANEL = '_execute_action'
/** The same in Firefox, where it opens and closes the sidebar. */
export const OPEN_SIDEBAR = '_execute_sidebar_action'
/** Works in the focused browser. Chrome itself uses Alt+Shift with T, B, A, I, N, P. */
export const OPEN_PANEL_KEY = 'Alt+Shift+D'

export function isShortcut(command: string): command is Shortcut {
  return Object.hasOwn(SHORTCUTS, command)
}

/**
 * Without the key of questions.
 * @param rests paused, or stopped after failures
 */
export function commandOf(shortcut: Exclude<Shortcut, 'question'>, rests: boolean): SpeechCommand {
  if (shortcut !== 'pause') return shortcut
  return rests ? 'resume' : 'pause'
}
