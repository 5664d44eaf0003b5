import { formatSeconds } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { ChatEvent, EmojiEvent, SuperchatEvent } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'
import { EmojiText } from './EmojiText.tsx'
import { Person } from './Person.tsx'
import { Picture } from './Picture.tsx'
import { Segments } from './Segments.tsx'

/** A chat, with emoji as pictures and mentions marked. */
export function ChatWords({ event }: { event: ChatEvent | SuperchatEvent }) {
  return (
    <p class="words">
      {event.user && <Person user={event.user} />}
      {event.user && <span class="colon">{i18n.t('colon')}</span>}
      {event.type === 'chat' && event.voiceSeconds !== undefined && (
        <span class="voice-tag">{i18n.t('row.voice', [formatSeconds(event.voiceSeconds)])}</span>
      )}
      <bdi class="text">
        {event.segments.length > 0 ? (
          <Segments segments={event.segments} people="mentioned" />
        ) : (
          <EmojiText text={showable(event.text)} />
        )}
      </bdi>
    </p>
  )
}

/** A chat that flies over the picture, and its privilege. */
export function SuperchatWords({ event }: { event: SuperchatEvent }) {
  return (
    <>
      <ChatWords event={event} />
      <span class="value">{i18n.t(`row.${event.privilege ?? 'screen'}`)}</span>
    </>
  )
}

/** A sticker: its picture, or its code. */
export function EmojiWords({ event }: { event: EmojiEvent }) {
  return (
    <p class="words">
      {event.user && <Person user={event.user} />}
      {event.user && <span class="colon">{i18n.t('colon')}</span>}
      <Picture kind="sticker" url={event.imageUrl} name={showable(event.text, 40)} />
    </p>
  )
}
