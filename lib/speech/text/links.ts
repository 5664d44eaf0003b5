/**
 * Addresses, with and without a scheme. Each part that repeats is bounded or follows a sign that cannot be in front
 * of it, so the time is linear in the text.
 */
const REST = '(?:[/?#:][!-;=?-~]*)?'
const LABEL = '[a-z0-9][a-z0-9-]{0,62}'
const DOT = '[.。]'
const START = '(?<![a-z0-9.。-])'
/** Endings that are words in no text; others count only where a path follows. */
const ENDINGS =
  'com|cn|net|org|gov|edu|info|top|xyz|vip|shop|store|club|site|online|website|icu|ltd|ink|wang|mobi|app|dev|tech|link|live|tv|cc|io|hk|tw|jp|kr|ru|uk|biz|work|asia|ai|gg'

const LINKS = [
  // A scheme, and all that can belong to an address: no Chinese character can.
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[!-;=?-~]*/giu,
  /[a-z0-9+.-]*:\/\/[!-;=?-~]*/giu,
  new RegExp(`${START}www${DOT}[!-;=?-~]+`, 'giu'),
  // Mail addresses, and domains of up to five labels.
  new RegExp(
    String.raw`(?<![\w.+-])(?:[\w.+-]{1,64}@)?(?:${LABEL}${DOT}){1,5}(?:${ENDINGS})(?![a-z0-9-])${REST}`,
    'giu',
  ),
  new RegExp(String.raw`${START}(?:${LABEL}\.){1,4}[a-z]{2,18}\/[!-;=?-~]*`, 'giu'),
]

/** The text with each address replaced by a space. */
export function withoutLinks(text: string): string {
  // Nearly no chat holds one: a look for the signs of one is cheaper than the search.
  if (!/[.。/]/.test(text)) return text
  return LINKS.reduce((rest, link) => rest.replace(link, ' '), text)
}
