import type { User } from '../../model/events.ts'
import { EmojiText } from './EmojiText.tsx'
import { Person } from './Person.tsx'

/** A grey line about what a person did. */
export function ActionWords({ event, words }: { event: { user?: User }; words: string }) {
  return (
    <p class="words quiet">
      {event.user && <Person user={event.user} />} <EmojiText text={words} />
    </p>
  )
}
