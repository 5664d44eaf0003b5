/** Joiners, variation selectors, fillers, direction marks, soft hyphens: nobody sees or hears them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu
/** Control characters, line ends, private and unassigned ones, halves of surrogate pairs. */
const NO_CHARACTER = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\ufffd]+/gu
/** All but the marks of Chinese sentences: a voice pauses better at them than at their narrow likes. */
const FOLDED = /[^\u3000-\u303f！，：；？（）～…①-⒛⓪-⓿❶-➓㈠-㈩㊀-㊉㉑-㉟㊱-㊿½⅓⅔¼-¾⅐-⅞²³¹⁰-⁹㎡㎥℃℉]+/gu
/** Strokes and circles laid over letters for looks; what belongs to a letter has become one with it before. */
const LOOSE_MARKS = /[[\p{Mn}\p{Me}]&&\p{Script=Inherited}]+/gv
/** Marks of other scripts that pile up: three are enough for any language. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu

/**
 * Text in plain characters: nothing invisible, full-width, circled and fancy letters as ordinary ones (`ｗ`, `ⓦ` and
 * `𝔀` as `w`), no marks for looks.
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

/** What no voice says: pictures, brackets for looks, markup. Kept is what makes pauses, or sense next to a number. */
const MUTE = /[^\p{L}\p{M}\p{N}\s，。！？；：、,.!?;:…'’()（）《》%‰+=×÷°$¥€£&/~～-]+/gu

/** Takes out the signs that no voice says. What a number needs is kept until `leftover`. */
export function sayable(text: string): string {
  return text.replace(MUTE, ' ')
}

/** Between Chinese words a voice would say slash or hyphen. */
const BETWEEN = /(?<=\p{Script=Han})[-/]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[-/]+(?=\p{Script=Han})/gu

const LEFTOVER = [
  /[~～‰°]+/g,
  /[$¥€£](?!\d)/g,
  /[/+=×÷]+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[/+=×÷]+/gu,
  /(?<![\p{L}\p{N}])-+|-+(?![\p{L}\p{N}])/gu,
  /(?<!\d)%/g,
  /(?<!\p{L})['’]+|['’]+(?!\p{L})/gu,
]

/** Takes out the signs that made sense only next to a number or a letter and stand alone. */
export function leftover(text: string): string {
  return LEFTOVER.reduce((rest, signs) => rest.replace(signs, ' '), text.replace(BETWEEN, '，'))
}

const MARK_RUN = /[，。！？；：、,.!?;:…](?:\s*[，。！？；：、,.!?;:…])+/g
const AROUND_WIDE = /\s*([，。！？；：、…（）《》])\s*/g
/** With nothing in them, or faces: `(´･ω･`)`. */
const BRACKETS = /[(（《]([^()（）《》]{0,20})[)）》]/g
const READABLE = /[\p{Script=Han}\p{Script=Latin}\p{N}]|\p{L}{3}/u
const BEFORE_NARROW = /\s+([,.!?;:])(?!\S)/g
const LEADING = /^[\s，。！？；：、,.!?;:…)）》]+/
/** Looked for only where it begins: else a long row of brackets would be gone through from each of them. */
const TRAILING = /(?<![\s，；：、,;:(（《])[\s，；：、,;:(（《]+$/

/** One mark where several stand, no space where none is heard, nothing but words at the start. */
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

/** A question is heard, then a call; else the first mark. */
function strongest(run: string): string {
  return run.match(/[？?]/)?.[0] ?? run.match(/[！!]/)?.[0] ?? run.charAt(0)
}
