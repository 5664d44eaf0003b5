import type { Entry } from '../room/entry.ts'
import type { Accepted, RoomSession } from '../room/session.ts'
import type { Settings } from '../settings/schema.ts'
import { admit, worthSaying } from '../speech/queue.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Utterance } from '../speech/utterance.ts'
import type { RelayRecord, Store } from '../store/store.ts'

/** Changes are gathered for this long before they are written together; what is spoken waits for it. */
const GATHER_MS = 100
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
  private news = new Map<RoomSession, Entry[]>()
  /** What of the news is to be said, by the settings of the moment in which it came. */
  private candidates: Utterance[] = []
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
    if (pending) pending.push(...entries)
    else this.news.set(session, [...entries])
    const { speech } = this.parts.settings()
    if (speech.on) {
      const { roomId } = session
      this.candidates.push(...worthSaying({ roomId, entries, rests }, type => speech.types[type].speak))
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
    const { say, dropped, skipped } = this.speech(news, this.candidates)
    this.candidates = []
    const changes = {
      entries: [...news].map(([{ roomId }, entries]) => ({ roomId, entries })),
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

  /** What is to be said, what has to go for it, and how many were left out at once. */
  private speech(news: Map<RoomSession, Entry[]>, candidates: Utterance[]): SpeechPlan {
    const { speaker, settings } = this.parts
    const recalled = recalledOf(news)
    const isWanted = ({ roomId, n }: Utterance) => settings().speech.on && !recalled.has(`${roomId}/${n}`)
    const wanted = candidates.filter(isWanted)
    const kept = new Set(admit(speaker.queue.filter(isWanted), wanted).waiting)
    const say = wanted.filter(candidate => kept.has(candidate))
    return {
      say,
      dropped: speaker.queue.filter(utterance => !kept.has(utterance)),
      skipped: wanted.length - say.length,
    }
  }
}

interface SpeechPlan {
  say: Utterance[]
  dropped: Utterance[]
  skipped: number
}

/** The entries that the news take back, as `room/n`. */
function recalledOf(news: Map<RoomSession, Entry[]>): Set<string> {
  const recalled = new Set<string>()
  for (const [{ roomId }, entries] of news) {
    for (const { recalls } of entries) for (const n of recalls ?? []) recalled.add(`${roomId}/${n}`)
  }
  return recalled
}
