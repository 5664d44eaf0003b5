import type { BattleSide, LiveEvent, Segment } from '../protocol/events.ts'
import type { Entry } from '../room/entry.ts'
import { personKey } from './digest.ts'

/**
 * An entry without a person: undefined where it is theirs, else without their name in it.
 * @param person what they are known by, see `personKey`; only an id is also looked for in what others did
 */
export function withoutPerson(entry: Entry, person: string): Entry | undefined {
  const { user } = entry.event
  if (user && personKey(user) === person) return undefined
  const event = scrubbed(entry.event, person)
  return event === entry.event ? entry : { ...entry, event }
}

function scrubbed(event: LiveEvent, id: string): LiveEvent {
  switch (event.type) {
    case 'chat':
    case 'superchat':
    case 'notice': {
      const names = event.segments.filter(segment => segment.kind === 'mention' && segment.userId === id)
      if (event.type === 'notice' && event.operator?.id === id) {
        const { operator: _, ...rest } = event
        return scrubbed(rest, id)
      }
      if (names.length === 0) return event
      const segments = event.segments.map(segment => (names.includes(segment) ? nobody() : segment))
      return { ...event, segments, text: withoutNames(event.text, names) }
    }
    case 'gift': {
      if (event.toUser?.id !== id) return event
      const { toUser: _, ...rest } = event
      return rest
    }
    case 'audience':
      return event.top.some(({ user }) => user.id === id)
        ? { ...event, top: event.top.filter(({ user }) => user.id !== id) }
        : event
    case 'rank':
      return event.entries.some(({ user }) => user.id === id)
        ? { ...event, entries: event.entries.filter(({ user }) => user.id !== id) }
        : event
    case 'battle':
      return JSON.stringify(event.sides).includes(`"${id}"`)
        ? { ...event, text: '', sides: event.sides.flatMap(side => sideWithout(side, id) ?? []) }
        : event
    default:
      return event
  }
}

function sideWithout(side: BattleSide, id: string): BattleSide | undefined {
  if (side.id === id) return undefined
  return side.top ? { ...side, top: side.top.filter(giver => giver.id !== id) } : side
}

function nobody(): Segment {
  return { kind: 'mention', text: '@…' }
}

function withoutNames(text: string, names: readonly Segment[]): string {
  return names.reduce(
    (rest, name) => (name.kind === 'mention' ? rest.replaceAll(name.text, '@…') : rest),
    text,
  )
}
