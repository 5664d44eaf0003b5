import { emojiOf, splitCodes } from './emoji.ts'
import { Picture } from './Picture.tsx'

/** Text with Douyin's emoji codes drawn as emoji. */
export function EmojiText({ text }: { text: string }) {
  return splitCodes(text).map((part, at) =>
    emojiOf(part) ? <Picture key={at} kind="emoji" url={undefined} name={part} /> : part,
  )
}
