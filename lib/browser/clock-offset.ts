/** The offset of this machine's time zone now, in minutes east of UTC. */
export function clockOffset(): number {
  return -new Date().getTimezoneOffset()
}
