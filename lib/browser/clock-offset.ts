/** Minutes of this time zone east of UTC, now. */
export function clockOffset(): number {
  return -new Date().getTimezoneOffset()
}
