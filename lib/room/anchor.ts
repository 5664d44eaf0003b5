import type { Eraser } from '../model/eraser.ts'
import type { LiveEvent, User } from '../model/events.ts'

/** Number of candidates kept. A room has one anchor; a few people wear another room's badge. */
const MAX_CANDIDATES = 8

/** Restored after the worker died. Plain data. */
export interface StoredAnchor {
  /** Found by the room's address. */
  certain?: string
  /** Ids of anchors on fans club badges, with the number of events that had the badge. */
  votes: [string, number][]
}

/**
 * Finds the room's anchor, whom no message names. The anchor is the person with the web_rid of the page's address; until
 * that person was seen, the anchor on most of the fans club badges.
 */
export class Anchor {
  #certain: string | undefined
  readonly #votes: Map<string, number>

  constructor(stored: StoredAnchor = { votes: [] }) {
    this.#certain = stored.certain
    this.#votes = new Map(stored.votes)
  }

  /** The anchor's id; undefined if not known yet. */
  get id(): string | undefined {
    if (this.#certain) return this.#certain
    let best: string | undefined
    let most = 0
    for (const [id, count] of this.#votes) if (count > most) [best, most] = [id, count]
    return best
  }

  /**
   * Learns from an event's person, and gives the anchor their role.
   * @param webRid the room's name in its address: a number, or the anchor's 抖音号
   * @returns the event itself, or a copy with the role `anchor` first
   */
  mark(event: LiveEvent, webRid: string): LiveEvent {
    const { user } = event
    if (!user) return event
    if (webRid !== '' && (user.webRid === webRid || user.displayId === webRid)) this.#certain = user.id
    else if (user.fansOf) this.#vote(user.fansOf)
    return user.id === this.id ? { ...event, user: asAnchor(user) } : event
  }

  stored(): StoredAnchor {
    return { ...(this.#certain ? { certain: this.#certain } : {}), votes: [...this.#votes] }
  }

  #vote(id: string): void {
    this.#votes.set(id, (this.#votes.get(id) ?? 0) + 1)
    if (this.#votes.size <= MAX_CANDIDATES) return
    const [least] = [...this.#votes].sort(([, a], [, b]) => a - b)
    if (least) this.#votes.delete(least[0])
  }
}

function asAnchor(user: User): User {
  return { ...user, roles: ['anchor', ...user.roles.filter(role => role !== 'anchor')] }
}

/** The stored state without a person. */
export function anchorWithout({ certain, votes }: StoredAnchor, eraser: Eraser): StoredAnchor {
  return {
    ...(certain && !eraser.isTheirs({ id: certain }) ? { certain } : {}),
    votes: votes.filter(([id]) => !eraser.isTheirs({ id })),
  }
}
