import type { Accepted, RoomSession } from '../room/session.ts'
import type { News } from '../speech/queue/queue.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { RelayRecord, Store } from '../store/store.ts'

/** Changes are gathered for this long before they are written together; what is spoken waits for it. */
const GATHER_MS = 100
/** A room's superfluous entries are deleted once in so many writes. */
const TIDY_EVERY = 500

export interface JournalParts {
  store: Store
  speaker: Speaker
  /** Called once a relay's items are safe. */
  stored: (relay: RelayRecord) => void
}

/**
 * Brings what happened into the store, in order, and only then lets it have consequences outside: the relay's
 * acknowledgement and the voice. A worker that dies in between has done neither, and its successor is sent the same
 * frames again.
 */
export class Journal {
  private readonly parts: JournalParts
  private news = new Map<RoomSession, Pick<News, 'entries' | 'gifts'>>()
  private relays = new Set<RelayRecord>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private writing = Promise.resolve()
  private writes = 0

  constructor(parts: JournalParts) {
    this.parts = parts
  }

  /** Notes what an arrival changed in a room. */
  note(session: RoomSession, { entries, gifts }: Accepted): void {
    const pending = this.news.get(session) ?? { entries: [], gifts: [] }
    pending.entries.push(...entries)
    pending.gifts.push(...gifts)
    this.news.set(session, pending)
    this.schedule()
  }

  /** Notes that a relay's record changed. */
  noteRelay(relay: RelayRecord): void {
    this.relays.add(relay)
    this.schedule()
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.writing = this.writing.then(() => this.write())
    }, GATHER_MS)
  }

  private async write(): Promise<void> {
    const { store, speaker, stored } = this.parts
    const news = this.news
    // Copies: what arrives while the write is under way belongs to the next one.
    const relays = [...this.relays].map(relay => ({ ...relay }))
    this.news = new Map()
    this.relays = new Set()
    const changes = {
      entries: [...news].map(([{ roomId }, { entries }]) => ({ roomId, entries })),
      rooms: [...news.keys()].map(session => session.stored()),
      relays,
    }
    const told = [...news].map(([{ roomId, anchor }, of]) => ({ roomId, anchor, ...of }))
    await speaker.hear(told, async speech => {
      // A full disk must stop neither the feed nor the speech: they go on from memory.
      await store.write({ ...changes, speech }, Date.now()).catch(() => undefined)
      for (const relay of relays) stored(relay)
    })
    if (++this.writes % TIDY_EVERY === 0) await store.tidy(Date.now()).catch(() => undefined)
  }
}
