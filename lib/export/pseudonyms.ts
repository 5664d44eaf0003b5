import type { BattleSide, LiveEvent, Segment, User } from '../protocol/events.ts'
import type { Entry } from '../room/entry.ts'
import { personKey } from '../store/digest.ts'

interface Pseudonym {
  id: string
  name: string
}

/**
 * Gives every person another id and name, always the same for the same key: HMAC-SHA-256 of the id, under a key that
 * does not leave the machine. Pictures and addresses of profiles go. Names that people write by hand stay in texts.
 */
export class Pseudonyms {
  private readonly key: CryptoKey
  private readonly prefix: string
  private readonly known = new Map<string, Pseudonym>()

  /** @param prefix what all names begin with, `观众` */
  constructor(key: CryptoKey, prefix: string) {
    this.key = key
    this.prefix = prefix
  }

  /** These entries under other names. */
  async of(entries: readonly Entry[]): Promise<Entry[]> {
    const people = new Set(entries.flatMap(({ event }) => peopleIn(event)))
    const fresh = [...people].filter(person => !this.known.has(person))
    await Promise.all(fresh.map(async person => this.known.set(person, await this.make(person))))
    return entries.map(entry => ({ ...entry, event: this.renamed(entry.event) }))
  }

  private async make(person: string): Promise<Pseudonym> {
    const signed = await crypto.subtle.sign('HMAC', this.key, new TextEncoder().encode(person))
    const view = new DataView(signed)
    return {
      id: String(view.getBigUint64(0)),
      name: `${this.prefix}${view.getUint32(8).toString(36).padStart(7, '0')}`,
    }
  }

  private nameOf(person: string): Pseudonym {
    return this.known.get(person) ?? { id: '0', name: this.prefix }
  }

  private user(user: User): User {
    const { gender, level, fansClub, roles, anonymous, masked } = user
    const { id, name } = this.nameOf(personKey(user))
    return {
      id,
      nickname: name,
      roles,
      ...(gender === undefined ? {} : { gender }),
      ...(level === undefined ? {} : { level }),
      ...(fansClub ? { fansClub } : {}),
      ...(anonymous ? { anonymous } : {}),
      ...(masked ? { masked } : {}),
    }
  }

  private renamed(event: LiveEvent): LiveEvent {
    const own = event.user ? { ...event, user: this.user(event.user) } : event
    switch (own.type) {
      case 'chat':
      case 'superchat':
      case 'notice':
        return {
          ...own,
          ...this.segments(own.text, own.segments),
          ...('operator' in own && own.operator ? { operator: this.named(own.operator.id) } : {}),
        }
      case 'gift':
        return own.toUser ? { ...own, toUser: this.named(own.toUser.id) } : own
      case 'audience':
        return { ...own, top: own.top.map(place => ({ ...place, user: this.user(place.user) })) }
      case 'rank':
        return {
          ...own,
          entries: own.entries.map(place => ({ ...place, user: this.named(place.user.id) })),
        }
      case 'battle':
        return { ...own, text: '', sides: own.sides.map(side => this.side(side)) }
      // What the server wrote in words has names in it, and what could not be read may have.
      case 'fansclub':
      case 'lottery':
      case 'product':
        return { ...own, text: '' }
      case 'system': {
        const { text: _, ...rest } = own
        return rest
      }
      case 'unknown':
        return { ...own, fields: [] }
      default:
        return own
    }
  }

  private side({ avatarUrl: _, nickname, top, ...side }: BattleSide): BattleSide {
    const { id, nickname: name } = this.named(side.id)
    return {
      ...side,
      id,
      ...(nickname === undefined ? {} : { nickname: name }),
      ...(top ? { top: top.map(giver => ({ ...giver, ...this.named(giver.id) })) } : {}),
    }
  }

  private named(id: string): { id: string; nickname: string } {
    const { id: other, name } = this.nameOf(id)
    return { id: other, nickname: name }
  }

  private segments(text: string, segments: readonly Segment[]): { text: string; segments: Segment[] } {
    let rest = text
    const renamed = segments.map((segment): Segment => {
      if (segment.kind !== 'mention') return segment
      const name = `@${segment.userId ? this.nameOf(segment.userId).name : this.prefix}`
      rest = rest.replaceAll(segment.text, name)
      return { kind: 'mention', text: name }
    })
    return { text: rest, segments: renamed }
  }
}

function peopleIn(event: LiveEvent): string[] {
  const people = event.user ? [personKey(event.user)] : []
  if ('segments' in event) {
    for (const segment of event.segments)
      if (segment.kind === 'mention' && segment.userId) people.push(segment.userId)
  }
  if (event.type === 'gift' && event.toUser) people.push(event.toUser.id)
  if (event.type === 'audience') people.push(...event.top.map(({ user }) => personKey(user)))
  if (event.type === 'rank') people.push(...event.entries.map(({ user }) => user.id))
  if (event.type === 'battle')
    people.push(...event.sides.flatMap(({ id, top = [] }) => [id, ...top.map(giver => giver.id)]))
  if (event.type === 'notice' && event.operator) people.push(event.operator.id)
  return people
}
