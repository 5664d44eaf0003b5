/** Joiners, variation selectors, fillers, direction marks, soft hyphens: unseen and unheard. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu
/** Control, private and unassigned characters, line ends, lone surrogates. */
const NO_CHARACTER = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\ufffd]+/gu
/** All but Chinese sentence marks: voices pause better at them than at narrow ones. */
const FOLDED = /[^\u3000-\u303f！，：；？（）～…①-⒛⓪-⓿❶-➓㈠-㈩㊀-㊉㉑-㉟㊱-㊿½⅓⅔¼-¾⅐-⅞²³¹⁰-⁹㎡㎥℃℉]+/gu
/** Strokes and circles over letters for looks; NFKC has joined real marks to their letter before. */
const LOOSE_MARKS = /[[\p{Mn}\p{Me}]&&\p{Script=Inherited}]+/gv
/** Marks of other scripts; no language needs more than three. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu

/**
 * Plain characters: drops invisible ones and marks for looks, makes full-width, circled and fancy letters
 * ordinary (`ｗ`, `ⓦ` and `𝔀` to `w`).
 */
export function plain(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(NO_CHARACTER, ' ')
    .replace(FOLDED, part => part.normalize('NFKC'))
    .replace(LOOSE_MARKS, '')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
}

/**
 * No voice says these: pictures, decorative brackets, markup. The rest makes pauses, or sense next to a
 * number.
 */
const MUTE = /[^\p{L}\p{M}\p{N}\s，。！？；：、,.!?;:…'’()（）《》%‰+=×÷°$¥€£&/~～-]+/gu

/** Drops unsayable signs; `leftover` drops those that only a number needs. */
export function sayable(text: string): string {
  return text.replace(MUTE, ' ')
}

/** A voice would say slash or hyphen. */
const BETWEEN = /(?<=\p{Script=Han})[-/]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[-/]+(?=\p{Script=Han})/gu

const LEFTOVER = [
  /[~～‰°]+/g,
  /[$¥€£](?!\d)/g,
  /[/+=×÷]+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[/+=×÷]+/gu,
  /(?<![\p{L}\p{N}])-+|-+(?![\p{L}\p{N}])/gu,
  /(?<!\d)%/g,
  /(?<!\p{L})['’]+|['’]+(?!\p{L})/gu,
]

/** Drops signs that made sense only next to a number or letter. */
export function leftover(text: string): string {
  return LEFTOVER.reduce((rest, signs) => rest.replace(signs, ' '), text.replace(BETWEEN, '，'))
}

const MARK_RUN = /[，。！？；：、,.!?;:…](?:\s*[，。！？；：、,.!?;:…])+/g
const AROUND_WIDE = /\s*([，。！？；：、…（）《》])\s*/g
/** Empty, or a face: `(´･ω･`)`. */
const BRACKETS = /[(（《]([^()（）《》]{0,20})[)）》]/g
const READABLE = /[\p{Script=Han}\p{Script=Latin}\p{N}]|\p{L}{3}/u
const BEFORE_NARROW = /\s+([,.!?;:])(?!\S)/g
const LEADING = /^[\s，。！？；：、,.!?;:…)）》]+/
/** Anchored at its start, or a long row of brackets would be scanned from each of them. */
const TRAILING = /(?<![\s，；：、,;:(（《])[\s，；：、,;:(（《]+$/

/** Keeps one mark of several, drops unheard spaces and all before the first word. */
export function tidy(text: string): string {
  return text
    .replace(BRACKETS, (whole, within) => (READABLE.test(within) ? whole : ' '))
    .replace(MARK_RUN, strongest)
    .replace(/\s+/g, ' ')
    .replace(AROUND_WIDE, '$1')
    .replace(BEFORE_NARROW, '$1')
    .replace(LEADING, '')
    .replace(TRAILING, '')
}

/** A question wins, then a call, then the first mark. */
function strongest(run: string): string {
  return run.match(/[？?]/)?.[0] ?? run.match(/[！!]/)?.[0] ?? run.charAt(0)
}
