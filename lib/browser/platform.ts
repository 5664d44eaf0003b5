/** Decides how to install voices and what they can do. */
export interface Platform {
  /** `win`, `mac`, `linux` or `cros`; empty: unknown. */
  system: string
  /** Edge has natural Chinese voices. */
  edge: boolean
  /** Firefox speaks by `speechSynthesis`, and only with its own rates. */
  firefox: boolean
}

export const UNKNOWN_PLATFORM: Platform = { system: '', edge: false, firefox: false }

/** @param os from `runtime.getPlatformInfo` */
export function platformOf(os: string, userAgent: string): Platform {
  return { system: os, edge: / Edg\//.test(userAgent), firefox: isFirefox(userAgent) }
}

export function isFirefox(userAgent: string): boolean {
  return / Firefox\//.test(userAgent)
}
