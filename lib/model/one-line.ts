const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/** A text of strangers on one line: line breaks and other control signs become blanks. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, ' ')
}
