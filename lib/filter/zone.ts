import type { Zone } from './compile.ts'

/** Where this computer's clock stands now. */
export function localZone(): Zone {
  return { offset: -new Date().getTimezoneOffset() }
}
