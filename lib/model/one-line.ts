const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/** Strangers' text on one line: control characters become spaces. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, ' ')
}
