const LABEL = '[a-z0-9][a-z0-9-]{0,62}'
const DOT = '[.。]'
const START = '(?<![a-z0-9-])'
/** All that can belong to an address: no Chinese character can. */
const ADDRESS = '[!-;=?-~]*'
const REST = `(?:[/?#:]${ADDRESS})?`
/** Endings that are words in no text; others count only where a path follows. */
const ENDINGS =
  '(?:com|cn|net|org|gov|edu|info|top|xyz|vip|shop|store|club|site|online|website|icu|ltd|ink|wang|mobi|app|dev|tech|link|live|tv|cc|io|hk|tw|jp|kr|ru|uk|biz|work|asia|ai|gg)(?![a-z0-9-])'

/**
 * Addresses, each behind what it cannot be without: nearly no chat holds that, and to look for it is cheap. Whatever
 * repeats is bounded, or taken as a whole by what is found first, so the time is linear in the text.
 */
const LINKS: readonly { sign: RegExp; link: RegExp }[] = [
  // With a scheme, whole or torn off.
  { sign: /:\/\//, link: new RegExp(`(?<![a-z0-9+.-])[a-z0-9+.-]{0,20}:\\/\\/${ADDRESS}`, 'gi') },
  { sign: /:\/\//, link: new RegExp(`:\\/\\/${ADDRESS}`, 'g') },
  { sign: /www[.。]/i, link: new RegExp(`${START}www${DOT}${ADDRESS}`, 'gi') },
  // Mail addresses, then domains of up to five labels, then those of any ending with a path.
  { sign: /@/, link: new RegExp(`[\\w.+-]{1,64}@(?:${LABEL}${DOT}){1,5}${ENDINGS}`, 'gi') },
  {
    sign: new RegExp(`${DOT}${ENDINGS}`, 'i'),
    link: new RegExp(`${START}(?:${LABEL}${DOT}){1,5}${ENDINGS}${REST}`, 'gi'),
  },
  {
    sign: /\.[a-z]{2,18}\//i,
    link: new RegExp(`${START}(?:${LABEL}\\.){1,4}[a-z]{2,18}\\/${ADDRESS}`, 'gi'),
  },
]

/** The text with each address replaced by a space. */
export function withoutLinks(text: string): string {
  if (!/[.。/]/.test(text)) return text
  return LINKS.reduce((rest, { sign, link }) => (sign.test(rest) ? rest.replace(link, ' ') : rest), text)
}
