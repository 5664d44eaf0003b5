import { isTalk, TALK_TYPES } from '../model/talk.ts'
import { Answers, answerKey } from '../room/answers.ts'
import { answersOf } from '../store/answers.ts'
import { Damage } from '../store/damage.ts'
import { eventsIn } from '../store/digest.ts'
import { readSession, readSessions, type SessionRead, topPeople } from '../store/read.ts'
import type { PersonRecord } from '../store/records.ts'
import { matcherOf } from './matcher.ts'
import { newcomers } from './newcomers.ts'
import type { Ranked } from './rankings/ranking.ts'
import { Words } from './rankings/words.ts'
import { type Selection, scan } from './scan.ts'
import type { Work } from './work.ts'

/** What became of a broadcast. */
export interface Recap {
  session: SessionRead
  figures: Figures
  /** Averages of the anchor's last broadcasts before; null: none. */
  before: (Figures & { sessions: number }) | null
  /** Who gave most, first. */
  givers: PersonRecord[]
  /** Questions about goods that are not ticked, the most asked first. */
  asks: { text: string; count: number }[]
  /** How many people the anchor had not had before. */
  newcomers: number
  words: Ranked[]
}

export interface RecapAsk extends Pick<Selection, 'nicknames' | 'goods'> {
  session: string
}

export interface Figures {
  /** In ms. */
  length: number
  people: number
  messages: number
  chats: number
  diamonds: number
}

const GIVERS = 50
const ASKS = 20
const WORDS = 12
/** With how many earlier broadcasts it is compared. */
const COMPARED = 5

/** Sums up a session; null where there is none. */
export async function recap(
  { session: id, nicknames, goods }: RecapAsk,
  { tables, signal }: Work<never>,
): Promise<Recap | null> {
  const now = await readSession(tables, id)
  if (!now) return null
  const { session, tail } = now
  const damage = new Damage()
  const [givers, fresh, sessions, ticked] = await Promise.all([
    topPeople(tables, id, 'diamonds', GIVERS, tail, damage),
    newcomers(tables, id),
    readSessions(tables),
    answersOf(tables, id, damage),
  ])
  const answers = new Answers(ticked)
  const words = new Words()
  const asked = new Map<string, { text: string; count: number }>()
  const { matches } = matcherOf('is:ask', nicknames, goods)
  for await (const { entries } of scan(tables, { sessions: [id], query: '' }, signal, { damage })) {
    for (const entry of entries) {
      const { event } = entry
      words.add(event, session.anchor)
      if (entry.recalls || !isTalk(event) || !matches(entry) || answers.answeredAt(entry) > 0) continue
      const key = answerKey(entry)
      const known = asked.get(key)
      if (known) known.count++
      else asked.set(key, { text: event.text, count: 1 })
    }
  }
  return {
    session,
    figures: figuresOf(session),
    before: averageOf(earlier(sessions, session)),
    givers,
    asks: [...asked.values()].sort((a, b) => b.count - a.count).slice(0, ASKS),
    newcomers: fresh.count,
    words: words.most(WORDS),
  }
}

/** The anchor's last broadcasts before a session. @param sessions the latest first */
export function earlier(
  sessions: readonly SessionRead[],
  { id, webRid, firstAt }: SessionRead,
): SessionRead[] {
  if (webRid === '') return []
  return sessions
    .filter(other => other.webRid === webRid && other.id !== id && other.firstAt < firstAt)
    .slice(0, COMPARED)
}

export function figuresOf({ firstAt, lastAt, totals }: SessionRead): Figures {
  return {
    length: lastAt - firstAt,
    people: totals.people,
    messages: eventsIn(totals),
    chats: TALK_TYPES.reduce((sum, type) => sum + (totals.types[type] ?? 0), 0),
    diamonds: totals.diamonds,
  }
}

/** The averages of sessions; null for none. */
export function averageOf(sessions: readonly SessionRead[]): Recap['before'] {
  if (sessions.length === 0) return null
  const all = sessions.map(figuresOf)
  const mean = (name: keyof Figures) => all.reduce((sum, one) => sum + one[name], 0) / all.length
  return {
    sessions: all.length,
    length: mean('length'),
    people: mean('people'),
    messages: mean('messages'),
    chats: mean('chats'),
    diamonds: mean('diamonds'),
  }
}
