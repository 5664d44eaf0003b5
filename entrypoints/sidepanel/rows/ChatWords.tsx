import { i18n } from '#i18n'
import { showable, showableSegments } from '../../../lib/panel/text.ts'
import type { ChatEvent, EmojiEvent, Segment, SuperchatEvent } from '../../../lib/protocol/events.ts'
import { EmojiText } from './EmojiText.tsx'
import { Person } from './Person.tsx'
import { Picture } from './Picture.tsx'

/** Someone says something, with emoji as pictures and mentions marked. */
export function ChatWords({ event }: { event: ChatEvent | SuperchatEvent }) {
  return (
    <p class="words">
      {event.user && <Person user={event.user} />}
      {event.user && <span class="colon">{i18n.t('colon')}</span>}
      <bdi class="text">
        {event.segments.length > 0 ? (
          <Segments segments={event.segments} />
        ) : (
          <EmojiText text={showable(event.text)} />
        )}
      </bdi>
    </p>
  )
}

/** Someone sends a sticker: its picture, or its code where there is none. */
export function EmojiWords({ event }: { event: EmojiEvent }) {
  return (
    <p class="words">
      {event.user && <Person user={event.user} />}
      {event.user && <span class="colon">{i18n.t('colon')}</span>}
      <Picture kind="sticker" url={event.imageUrl} name={showable(event.text, 40)} />
    </p>
  )
}

function Segments({ segments }: { segments: readonly Segment[] }) {
  return showableSegments(segments).map((segment, index) => <Piece key={index} segment={segment} />)
}

function Piece({ segment }: { segment: Segment }) {
  switch (segment.kind) {
    case 'text':
      return <>{segment.text}</>
    case 'mention':
      return <bdi class="mention">{segment.text}</bdi>
    case 'emoji':
      return <Picture kind="emoji" url={segment.imageUrl} name={segment.name} />
  }
}
