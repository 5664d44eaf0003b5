import type { Entry } from '../room/entry.ts'
import type { Accepted, RoomSession } from '../room/session.ts'
import type { Settings } from '../settings/schema.ts'
import { admit, worthSaying } from '../speech/queue.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Utterance } from '../speech/utterance.ts'
import type { RelayRecord, Store } from '../store/store.ts'

/** Changes are gathered for this long before they are written together; what is spoken waits for it. */
const GATHER_MS = 250
/** A room's superfluous entries are deleted once in so many writes. */
const TIDY_EVERY = 500

export interface JournalParts {
  store: Store
  speaker: Speaker
  settings: () => Settings
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
  private news = new Map<RoomSession, Accepted>()
  private relays = new Set<RelayRecord>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private writing = Promise.resolve()
  private writes = 0

  constructor(parts: JournalParts) {
    this.parts = parts
  }

  /** Notes what an arrival changed in a room. */
  note(session: RoomSession, { entries, rests }: Accepted): void {
    const pending = this.news.get(session)
    if (pending) {
      pending.entries.push(...entries)
      pending.rests.push(...rests)
    } else {
      this.news.set(session, { entries: [...entries], rests: [...rests] })
    }
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
    const { say, dropped, skipped } = this.speech(news)
    const changes = {
      entries: [...news].map(([{ roomId }, { entries }]) => ({ roomId, entries })),
      rooms: [...news.keys()].map(session => session.stored()),
      relays,
      say,
      unsay: dropped.flatMap(({ id }) => id ?? []),
    }
    // A full disk must stop neither the feed nor the speech: they go on from memory.
    const said = await store.write(changes, Date.now()).catch(() => say)
    for (const relay of relays) stored(relay)
    speaker.leaveOut(skipped)
    speaker.admit(said, dropped)
    if (++this.writes % TIDY_EVERY === 0) await store.tidy(Date.now()).catch(() => undefined)
  }

  /** What of the news is to be said, what has to go for it, and how many of the news were left out at once. */
  private speech(news: Map<RoomSession, Accepted>): {
    say: Utterance[]
    dropped: Utterance[]
    skipped: number
  } {
    const { speaker, settings } = this.parts
    const { speech, speak } = settings()
    const recalled = recalledOf(news)
    const candidates = speech.on
      ? [...news].flatMap(([{ roomId }, accepted]) =>
          worthSaying({ roomId, ...accepted }, type => speak[type]),
        )
      : []
    const waiting = speaker.queue.filter(({ roomId, n }) => !recalled.has(`${roomId}/${n}`))
    const plan = admit(waiting, candidates)
    const kept = new Set(plan.waiting)
    return {
      say: candidates.filter(candidate => kept.has(candidate)),
      dropped: speaker.queue.filter(utterance => !kept.has(utterance)),
      skipped: candidates.filter(candidate => !kept.has(candidate)).length,
    }
  }
}

function recalledOf(news: Map<RoomSession, { entries: Entry[] }>): Set<string> {
  return new Set(
    [...news].flatMap(([{ roomId }, { entries }]) =>
      entries.flatMap(({ recalls }) => (recalls ?? []).map(n => `${roomId}/${n}`)),
    ),
  )
}
