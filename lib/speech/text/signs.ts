/** Joiners, variation selectors, fillers, direction marks, soft hyphens. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu
/** Control, private, unassigned characters, line ends, lone surrogates. */
const NO_CHARACTER = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\ufffd]+/gu
/** Keeps Chinese sentence marks: voices pause better at them. */
const FOLDED = /[^\u3000-\u303f！，：；？（）～…①-⒛⓪-⓿❶-➓㈠-㈩㊀-㊉㉑-㉟㊱-㊿½⅓⅔¼-¾⅐-⅞²³¹⁰-⁹㎡㎥℃℉]+/gu
/** Strokes and circles for looks; NFKC composes real marks with their letter first. */
const LOOSE_MARKS = /[[\p{Mn}\p{Me}]&&\p{Script=Inherited}]+/gv
/** Marks of other scripts; no language needs more than three. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu

/**
 * Drops invisible characters and marks for looks; full-width, circled and fancy letters become ordinary (`ｗ`,
 * `ⓦ` and `𝔀` to `w`).
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

/** Pictures, decorative brackets, markup. The rest makes pauses, or sense next to a number. */
const MUTE = /[^\p{L}\p{M}\p{N}\s，。！？；：、,.!?;:…'’()（）《》%‰+=×÷°$¥€£&/~～-]+/gu

/** Drops what no voice says; `leftover` drops what only a number needs. */
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

/** Drops signs without the number or letter that gave them sense. */
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
/** Anchored at its start, or a long row of brackets would be scanned from each. */
const TRAILING = /(?<![\s，；：、,;:(（《])[\s，；：、,;:(（《]+$/

/** Keeps one of several marks, no unheard spaces, nothing before the first word. */
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

/** A question wins, then a call. */
function strongest(run: string): string {
  return run.match(/[？?]/)?.[0] ?? run.match(/[！!]/)?.[0] ?? run.charAt(0)
}
