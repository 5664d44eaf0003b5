import type { Eraser } from '../model/eraser.ts'
import type { LiveEvent, User } from '../model/events.ts'

/** One anchor, and a few who wear another room's badge. */
const MAX_CANDIDATES = 8

/** Plain data that survives the worker. */
export interface StoredAnchor {
  /** Found by the room's address. */
  certain?: string
  /** Anchor ids on fans club badges, with the number of events. */
  votes: [string, number][]
}

/**
 * Finds the anchor, whom no message names: the person with the `web_rid` of the page's address, until then the anchor
 * on most fans club badges.
 */
export class Anchor {
  #certain: string | undefined
  readonly #votes: Map<string, number>

  constructor(stored: StoredAnchor = { votes: [] }) {
    this.#certain = stored.certain
    this.#votes = new Map(stored.votes)
  }

  get id(): string | undefined {
    if (this.#certain) return this.#certain
    let best: string | undefined
    let most = 0
    for (const [id, count] of this.#votes) if (count > most) [best, most] = [id, count]
    return best
  }

  /**
   * Adds the role `anchor` first, in a copy.
   * @param webRid from the room's address: a number, or the anchor's 抖音号
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

export function anchorWithout({ certain, votes }: StoredAnchor, eraser: Eraser): StoredAnchor {
  return {
    ...(certain && !eraser.isTheirs({ id: certain }) ? { certain } : {}),
    votes: votes.filter(([id]) => !eraser.isTheirs({ id })),
  }
}
