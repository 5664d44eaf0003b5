import type { Eraser } from '../model/eraser.ts'
import type { LiveEvent, User } from '../model/events.ts'

/** Candidates that are kept; a room has one anchor, and now and then somebody wears another room's badge. */
const MOST = 8

/** What must be known again after the worker died. Plain data. */
export interface StoredAnchor {
  /** Known by the room's own address. */
  certain?: string
  /** Ids of anchors whose badge fans wear, with how many events had it. */
  votes: [string, number][]
}

/**
 * Who the room's anchor is. No message says it: the anchor is who broadcasts under the address that the page shows, and
 * whose fans club the room's fans are in. The address decides where somebody with it was seen, else most badges do.
 */
export class Anchor {
  private certain: string | undefined
  private readonly votes: Map<string, number>

  constructor(stored: StoredAnchor = { votes: [] }) {
    this.certain = stored.certain
    this.votes = new Map(stored.votes)
  }

  /** The anchor's id, undefined as long as nothing tells it. */
  get id(): string | undefined {
    if (this.certain) return this.certain
    let best: string | undefined
    let most = 0
    for (const [id, count] of this.votes) if (count > most) [best, most] = [id, count]
    return best
  }

  /**
   * Learns from an event's person, and marks it where they are the anchor.
   * @param webRid the room's name in its address: a number, or the anchor's 抖音号
   * @returns the event itself, or a copy with the role `anchor` first
   */
  mark(event: LiveEvent, webRid: string): LiveEvent {
    const { user } = event
    if (!user) return event
    if (webRid !== '' && (user.webRid === webRid || user.displayId === webRid)) this.certain = user.id
    else if (user.fansOf) this.vote(user.fansOf)
    return user.id === this.id ? { ...event, user: asAnchor(user) } : event
  }

  stored(): StoredAnchor {
    return { ...(this.certain ? { certain: this.certain } : {}), votes: [...this.votes] }
  }

  private vote(id: string): void {
    this.votes.set(id, (this.votes.get(id) ?? 0) + 1)
    if (this.votes.size <= MOST) return
    const [least] = [...this.votes].sort(([, a], [, b]) => a - b)
    if (least) this.votes.delete(least[0])
  }
}

function asAnchor(user: User): User {
  return { ...user, roles: ['anchor', ...user.roles.filter(role => role !== 'anchor')] }
}

/** What is stored of the anchor, without a person. */
export function anchorWithout({ certain, votes }: StoredAnchor, eraser: Eraser): StoredAnchor {
  return {
    ...(certain && !eraser.isTheirs({ id: certain }) ? { certain } : {}),
    votes: votes.filter(([id]) => !eraser.isTheirs({ id })),
  }
}
