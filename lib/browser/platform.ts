/** Where the panel runs: it decides how a person gets a voice, and what the voices of the system can do. */
export interface Platform {
  /** The operating system as `runtime.getPlatformInfo` names it: `win`, `mac`, `linux`, `cros`; empty: not known yet. */
  system: string
  /** Whether the browser is Edge, which brings natural Chinese voices of its own. */
  edge: boolean
}

export const UNKNOWN_PLATFORM: Platform = { system: '', edge: false }

/**
 * @param os as `runtime.getPlatformInfo` names it
 * @param userAgent the browser's own word of what it is
 */
export function platformOf(os: string, userAgent: string): Platform {
  return { system: os, edge: / Edg\//.test(userAgent) }
}
