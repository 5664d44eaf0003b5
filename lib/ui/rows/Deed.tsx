import type { User } from '../../model/events.ts'
import { EmojiText } from './EmojiText.tsx'
import { Person } from './Person.tsx'

/** Someone did something: a grey line. */
export function Deed({ event, deed }: { event: { user?: User }; deed: string }) {
  return (
    <p class="words quiet">
      {event.user && <Person user={event.user} />} <EmojiText text={deed} />
    </p>
  )
}
