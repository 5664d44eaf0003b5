const LABEL = '[a-z0-9][a-z0-9-]{0,62}'
const DOT = '[.。]'
const START = '(?<![a-z0-9-])'
/** Characters of an address; never Chinese. */
const ADDRESS = '[!-;=?-~]*'
const REST = `(?:[/?#:]${ADDRESS})?`
/** No words in a text; other endings need a path. */
const ENDINGS =
  '(?:com|cn|net|org|gov|edu|info|top|xyz|vip|shop|store|club|site|online|website|icu|ltd|ink|wang|mobi|app|dev|tech|link|live|tv|cc|io|hk|tw|jp|kr|ru|uk|biz|work|asia|ai|gg)(?![a-z0-9-])'

/**
 * Each with a sign that it must contain: few chats have one, and the check is cheap. Repeats are bounded or
 * anchored by it, so the time is linear.
 */
const LINKS: readonly { sign: RegExp; link: RegExp }[] = [
  // With a scheme, whole or torn off.
  { sign: /:\/\//, link: new RegExp(`(?<![a-z0-9+.-])[a-z0-9+.-]{0,20}:\\/\\/${ADDRESS}`, 'gi') },
  { sign: /:\/\//, link: new RegExp(`:\\/\\/${ADDRESS}`, 'g') },
  { sign: /www[.。]/i, link: new RegExp(`${START}www${DOT}${ADDRESS}`, 'gi') },
  // Mail addresses, domains of up to five labels, then any ending with a path.
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

/** Replaces each address by a space. */
export function withoutLinks(text: string): string {
  if (!/[.。/]/.test(text)) return text
  return LINKS.reduce((rest, { sign, link }) => (sign.test(rest) ? rest.replace(link, ' ') : rest), text)
}
