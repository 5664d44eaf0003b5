import type { webcast } from '../../proto/generated/decoder.js'
import type { Segment } from '../model/events.ts'
import { imageUrl, nicknameOf, userId } from './person.ts'

/** Douyin's emoji codes, such as `[微笑]`. */
const EMOJI_CODE = /\[[^[\]\s]{1,12}\]/g
/** A placeholder of a pattern: `{0:user}`, `{1:string}`, `{2}`. The piece has the type after the colon too. */
const PLACEHOLDER = /\{(\d{1,3})(?::[\w.-]*)?\}/g
/** More than any sentence has. A hostile pattern may name a piece a million times. */
const MOST_SEGMENTS = 200

/**
 * Renders a `Text`: its filled pattern, else all pieces in order. Omits placeholders without a piece. Ignores formats
 * (colour, weight).
 * @param text undefined: no segments
 * @param mention prefix of names: `@` in chat, empty in the room's own sentences
 */
export function renderText(text: webcast.Text | null | undefined, mention: '' | '@' = ''): Segment[] {
  if (!text) return []
  const { defaultPattern, pieces } = text
  const found: Segment[] = []
  if (defaultPattern === '') for (const piece of pieces.slice(0, MOST_SEGMENTS)) add(found, piece, mention)
  else fill(found, defaultPattern, pieces, mention)
  return found
}

/** Splits plain text into text and emoji codes. */
export function plainSegments(text: string): Segment[] {
  const found: Segment[] = []
  addText(found, text)
  return found
}

function fill(
  found: Segment[],
  pattern: string,
  pieces: readonly webcast.TextPiece[],
  mention: '' | '@',
): void {
  let from = 0
  for (const match of pattern.matchAll(PLACEHOLDER)) {
    if (found.length >= MOST_SEGMENTS) return
    addText(found, pattern.slice(from, match.index))
    const piece = pieces[Number(match[1])]
    if (piece) add(found, piece, mention)
    from = match.index + match[0].length
  }
  addText(found, pattern.slice(from))
}

function add(found: Segment[], piece: webcast.TextPiece, mention: '' | '@'): void {
  const { userValue, imageValue, giftValue, patternRefValue } = piece
  if (userValue?.user) addPerson(found, userValue, userValue.user, mention)
  else if (imageValue?.image) addImage(found, imageValue.image, piece.stringValue)
  else if (piece.heartValue) addText(found, '❤')
  else if (piece.stringValue) addText(found, piece.stringValue)
  else addText(found, giftValue?.nameRef?.defaultPattern || patternRefValue?.defaultPattern || '')
}

function addPerson(
  found: Segment[],
  value: webcast.TextPieceUser,
  user: webcast.UserBrief,
  mention: '' | '@',
): void {
  addText(found, value.leftAdditionalContent)
  const id = userId(user)
  const last = found.at(-1)
  const isMarked = last?.kind === 'text' && last.text.endsWith('@')
  const text = (isMarked ? '' : mention) + nicknameOf(user)
  found.push({ kind: 'mention', text, ...(id === '0' ? {} : { userId: id }) })
  addText(found, value.rightAdditionalContent + (value.withColon ? '：' : ''))
}

/** Skips an emoji or badge with neither name nor https address. */
function addImage(found: Segment[], image: webcast.Image, instead: string): void {
  const url = imageUrl(image)
  const name = image.content?.alternativeText || image.content?.name || instead
  if (url) found.push({ kind: 'emoji', name, imageUrl: url })
  else if (name) found.push({ kind: 'emoji', name })
}

function addText(found: Segment[], text: string): void {
  let from = 0
  for (const match of text.matchAll(EMOJI_CODE)) {
    if (found.length >= MOST_SEGMENTS) break
    addPlain(found, text.slice(from, match.index))
    found.push({ kind: 'emoji', name: match[0] })
    from = match.index + match[0].length
  }
  addPlain(found, text.slice(from))
}

/** Adjacent text becomes one segment. */
function addPlain(found: Segment[], text: string): void {
  if (text === '') return
  const last = found.at(-1)
  if (last?.kind === 'text') last.text += text
  else found.push({ kind: 'text', text })
}
