import Dexie, { type DexieOptions, type Table } from 'dexie'
import type { RoomState } from '../room/session.ts'
import type { StoredSpeech } from '../speech/speaker.ts'
import { migrateFrom1 } from './migrations.ts'
import type {
  AnswerRecord,
  DamagedRecord,
  ErasingRecord,
  FramesRecord,
  GiftRecord,
  KeyRecord,
  MarkRecord,
  PackRecord,
  PersonRecord,
  RelayRecord,
  SessionRecord,
  SoundRecord,
  SummaryRecord,
} from './records.ts'

/** `rooms`, `relays` and `speech` are the worker's state, for the next one; `sounds` are the user's; the rest is history. */
export class Tables extends Dexie {
  declare rooms: Table<RoomState, string>
  declare relays: Table<RelayRecord, string>
  declare speech: Table<StoredSpeech, string>
  declare sessions: Table<SessionRecord, string>
  declare packs: Table<PackRecord, number>
  declare people: Table<PersonRecord, [string, string]>
  declare gifts: Table<GiftRecord, [string, number]>
  declare summaries: Table<SummaryRecord, string>
  declare marks: Table<MarkRecord, number>
  declare answers: Table<AnswerRecord, [string, string]>
  declare frames: Table<FramesRecord, number>
  declare keys: Table<KeyRecord, string>
  declare erasing: Table<ErasingRecord, string>
  declare damaged: Table<DamagedRecord, number>
  declare sounds: Table<SoundRecord, string>

  /** @param options another IndexedDB */
  constructor(name = 'tingdan', options?: DexieOptions) {
    super(name, options)
    // They tell live queries what changed, at each write. There are no live queries.
    for (const part of ['Cache', 'Observability']) this.unuse({ stack: 'dbcore', name: part })
    // 0.1.0
    this.version(1).stores({
      batches: '++id, [roomId+last]',
      rooms: 'roomId, lastFrameAt',
      relays: 'relay, tabId',
      utterances: '++id',
    })
    this.version(2)
      .stores({
        batches: null,
        utterances: null,
        speech: '',
        sessions: 'id, lastAt',
        packs: '++id, [session+last]',
        people: '[session+person], id, [session+diamonds], [session+chats]',
        gifts: '[session+n], [session+person]',
        summaries: 'session',
        marks: '++id, session',
        frames: '++id, session, [session+plain]',
        keys: 'name',
      })
      .upgrade(migrateFrom1)
    this.version(3).stores({
      frames: '++id, session, [session+plain+id]',
      damaged: '++id, session',
      erasing: 'person',
    })
    this.version(4).stores({ answers: '[session+key], session' })
    this.version(5).stores({ sounds: 'id' })
    // Dexie would open a newer database and write old forms into it.
    this.on('ready', () => {
      const version = Math.floor((this.backendDB()?.version ?? 0) / 10)
      if (version > this.verno) throw new Dexie.VersionError(`the database is of version ${version}`)
    })
  }
}

/** Whether the database is newer than this code. */
export function isOfNewer(error: unknown): boolean {
  for (let one = error; typeof one === 'object' && one !== null; one = Reflect.get(one, 'inner'))
    if (Reflect.get(one, 'name') === 'VersionError') return true
  return false
}
