/** `Text`: a sentence with gaps, and the pieces that fill them. */
import { encodeImage, type Person } from '../people.ts'
import * as wire from '../wire.ts'

/** A Text whose pattern has a gap `{n:...}` for each piece. */
export function sentence(defaultPattern: string, ...pieces: Uint8Array[]): Uint8Array {
  return wire.Text({ key: 'live_room_sentence', defaultPattern, pieces })
}

export function userPiece(user: Person, colon = false): Uint8Array {
  return piece({ type: 11, userValue: PieceUser({ user: user.encoded, withColon: colon }) })
}

export function stringPiece(text: string): Uint8Array {
  return piece({ type: 1, stringValue: text })
}

export function giftPiece(giftId: string, name: string): Uint8Array {
  const nameRef = PatternRef({ key: `gift_${giftId}`, defaultPattern: name })
  return piece({ type: 12, giftValue: PieceGift({ giftId: wire.int64(giftId), nameRef }) })
}

export function heartPiece(): Uint8Array {
  return piece({ type: 13, heartValue: PieceHeart({ color: '#FF0000' }) })
}

export function patternPiece(defaultPattern: string): Uint8Array {
  return piece({ type: 14, patternRefValue: PatternRef({ key: 'pattern', defaultPattern }) })
}

/** A picture, with the words that stand for it. */
export function imagePiece(path: string, alternativeText: string): Uint8Array {
  const content = wire.ImageContent({ alternativeText })
  const image = Buffer.concat([encodeImage(path), wire.Image({ content })])
  return piece({ type: 15, imageValue: wire.TextPieceValue({ value: image }) })
}

const piece = wire.wire({
  type: 1,
  format: 2,
  stringValue: 11,
  userValue: 21,
  giftValue: 22,
  heartValue: 23,
  patternRefValue: 24,
  imageValue: 25,
})
const PieceUser = wire.wire({ user: 1, withColon: 2, leftAdditionalContent: 5, rightAdditionalContent: 6 })
const PieceGift = wire.wire({ giftId: 1, nameRef: 2 })
const PieceHeart = wire.wire({ color: 1 })
const PatternRef = wire.wire({ key: 1, defaultPattern: 2 })
