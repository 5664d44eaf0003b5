import { faultOf } from '../model/fault.ts'
import { gapsOf } from '../model/marks.ts'
import { Damage, readable } from '../store/damage.ts'
import { eventsIn } from '../store/digest.ts'
import { readSession, readSessions, topPeople } from '../store/read.ts'
import { nextPiece } from '../store/recordings.ts'
import type { Tables } from '../store/tables.ts'
import { exportSelection } from './export/export.ts'
import { importFile } from './export/import.ts'
import { exportRecording } from './export/recording.ts'
import { find } from './find.ts'
import { countGifts } from './gift-rows.ts'
import { matchPack, type WorkerPool } from './match.ts'
import type { Asks, AskType, Overview, PageToWorker, WorkerToPage } from './messages.ts'
import { newcomers } from './newcomers.ts'
import { rank } from './rankings/rank.ts'
import { recap } from './recap.ts'
import type { Work } from './work.ts'

const BOARD = 50

type Serving = {
  [K in AskType]: (give: Asks[K]['give'], work: Work<Asks[K]['part']>) => Promise<Asks[K]['result']>
}

const SERVING: Serving = {
  sessions: (_, { tables }) => readSessions(tables),
  overview: ({ session }, { tables }) => overview(tables, session),
  find,
  match: ({ bytes, wanted }) => matchPack(bytes, wanted),
  rank,
  recap,
  newcomers: ({ session }, { tables }) => newcomers(tables, session),
  pin: async ({ session, pinned }, { tables }) => {
    await tables.sessions.update(session, { pinned })
    return null
  },
  export: exportSelection,
  import: importFile,
  recording: exportRecording,
  piece: async ({ session, after }, { tables }) => (await nextPiece(tables, session, after)) ?? null,
  wait: ({ ms }) => new Promise(resolve => setTimeout(() => resolve(null), ms)),
}

/**
 * Serves a page from its worker.
 * @param tables the database; one that failed to open may open later
 * @param pool makes helpers for this many entries; default: none
 * @returns takes the page's messages
 */
export function serve(
  tables: () => Tables,
  post: (message: WorkerToPage) => void,
  pool?: (entries: number) => WorkerPool,
): (message: PageToWorker) => void {
  const running = new Map<number, AbortController>()
  return message => {
    const { id } = message
    if (message.type === 'cancel') {
      running.get(id)?.abort()
      return
    }
    const control = new AbortController()
    running.set(id, control)
    const work = {
      tables: tables(),
      part: (part: Asks[AskType]['part']) => {
        if (!control.signal.aborted) post({ id, type: 'part', part })
      },
      signal: control.signal,
      ...(pool ? { pool } : {}),
    }
    // The compiler cannot match each request with its own function.
    const run = SERVING[message.type] as (give: object, work: Work<Asks[AskType]['part']>) => Promise<never>
    run(message.give, work)
      .then(
        result => post({ id, type: 'result', result }),
        error => post({ id, type: 'failed', fault: faultOf(error) }),
      )
      .finally(() => running.delete(id))
  }
}

async function overview(tables: Tables, id: string): Promise<Overview | null> {
  const damage = new Damage()
  const now = await readSession(tables, id, damage)
  if (!now) return null
  const { session, summary, tail } = now
  const ofSession = () => tables.marks.where('session').equals(id)
  const [marks, givers, talkers, giftRows] = await Promise.all([
    readable(tables.marks, ofSession, () => damage.records++),
    topPeople(tables, id, 'diamonds', BOARD, tail, damage),
    topPeople(tables, id, 'chats', BOARD, tail, damage),
    countGifts(tables, id, tail.gifts),
  ])
  const rows = eventsIn(session.totals) - (session.totals.types.gift ?? 0) + giftRows
  damage.records += await tables.damaged.where('session').equals(id).count()
  const gaps = gapsOf(damage.all('mark', marks))
  const unread = damage.told()
  return {
    session: { ...session, ...(unread && { unread }) },
    summary,
    gaps,
    givers,
    talkers,
    rows,
    gifts: [...tail.gifts.values()],
  }
}
