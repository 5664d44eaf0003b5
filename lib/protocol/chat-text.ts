import type { webcast } from '../../proto/generated/decoder.js'
import type { Segment } from './events.ts'
import { decimal } from './int64.ts'
import { imageUrl } from './person.ts'

/** Douyin's emoji codes in a text, such as `[微笑]`. */
const EMOJI_CODE = /\[[^[\]\s]{1,12}\]/g

/**
 * The pieces of a chat text: what people wrote, emoji, and whom they mention.
 * @param content the plain text of the message
 * @param rich its rich form, where the message has one: it carries mentions and the pictures of emoji
 */
export function segments(content: string, rich: webcast.Text | null | undefined): Segment[] {
  const found = rich ? rich.pieces.flatMap(piece) : []
  return found.length > 0 ? found : codes(content)
}

/** The text that segments spell, for messages that carry only the rich form. */
export function plain(pieces: Segment[]): string {
  return pieces.map(piece => (piece.kind === 'emoji' ? piece.name : piece.text)).join('')
}

function piece(from: webcast.TextPiece): Segment[] {
  const mentioned = from.userValue?.user
  if (mentioned)
    return [
      { kind: 'mention', text: `@${mentioned.nickname}`, userId: mentioned.idStr || decimal(mentioned.id) },
    ]
  const image = from.imageValue?.image
  if (image) {
    const url = imageUrl(image)
    const name = image.content?.alternativeText || image.content?.name || from.stringValue || '[图]'
    return [url ? { kind: 'emoji', name, imageUrl: url } : { kind: 'emoji', name }]
  }
  return codes(from.stringValue)
}

function codes(text: string): Segment[] {
  const found: Segment[] = []
  let from = 0
  for (const match of text.matchAll(EMOJI_CODE)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) })
    found.push({ kind: 'emoji', name: match[0] })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) })
  return found
}
