import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import type { Entry } from '../../../lib/model/entry.ts'
import { readPushFrame } from '../../../lib/protocol/envelope.ts'
import { isGzip } from '../../../lib/protocol/inflate.ts'
import { splitFrames } from '../../../lib/recording/frames.ts'
import { unpack } from '../../../lib/store/pack.ts'
import type { MarkRecord, PackRecord, SessionRecord } from '../../../lib/store/records.ts'

export interface StoredSession {
  session: SessionRecord | undefined
  entries: Entry[]
  marks: MarkRecord[]
}

/**
 * A session's records in the database.
 * @param page any page of the extension
 */
export async function readStored(page: Page, id: string): Promise<StoredSession> {
  const { packs, ...rest } = await page.evaluate(async id => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tingdan')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const all = (table: string) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const reading = db.transaction(table).objectStore(table).getAll()
        reading.onsuccess = () => resolve(reading.result)
        reading.onerror = () => reject(reading.error)
      })
    const mine = async (table: string) => (await all(table)).filter(({ session }) => session === id)
    const base64 = (bytes: Uint8Array) => {
      let text = ''
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192))
      return btoa(text)
    }
    const packs = (await mine('packs')).map(({ bytes, first }) => ({
      first,
      bytes: base64(bytes as Uint8Array),
    }))
    const marks = await mine('marks')
    const session = (await all('sessions')).find(one => one.id === id)
    db.close()
    return { packs, marks: marks as unknown, session: session as unknown }
  }, id)
  const sorted = (packs as { first: PackRecord['first']; bytes: string }[]).sort((a, b) => a.first - b.first)
  const entries = await Promise.all(
    sorted.map(({ bytes }) => unpack(new Uint8Array(Buffer.from(bytes, 'base64')))),
  )
  return { ...(rest as Omit<StoredSession, 'entries'>), entries: entries.flat() }
}

/** Gaps of a kind in a session's record; cheaper than `readStored`. */
export function countMarks(page: Page, id: string, kind: MarkRecord['kind']): Promise<number> {
  return page.evaluate(
    ([id, kind]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('tingdan')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const reading = db.transaction('marks').objectStore('marks').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            db.close()
            resolve(reading.result.filter(mark => mark.session === id && mark.kind === kind).length)
          }
        }
      }),
    [id, kind] as const,
  )
}

/**
 * The whole database as text, entries unpacked, frames inflated.
 * @param page any page of the extension
 */
export async function readEverything(page: Page): Promise<string> {
  const tables = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tingdan')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const base64 = (bytes: Uint8Array) => {
      let text = ''
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192))
      return btoa(text)
    }
    const found: { table: string; text: string; bytes?: string }[] = []
    for (const table of db.objectStoreNames) {
      const rows = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const reading = db.transaction(table).objectStore(table).getAll()
        reading.onsuccess = () => resolve(reading.result)
        reading.onerror = () => reject(reading.error)
      })
      for (const { bytes, ids: _, ...row } of rows)
        found.push({
          table,
          text: JSON.stringify(row),
          ...(bytes instanceof Uint8Array ? { bytes: base64(bytes) } : {}),
        })
    }
    db.close()
    return found
  })
  const texts = await Promise.all(
    tables.map(async ({ table, text, bytes }) => {
      if (bytes === undefined) return `${table} ${text}`
      const plain = new Uint8Array(Buffer.from(bytes, 'base64'))
      if (table === 'packs') return `${table} ${text} ${JSON.stringify(await unpack(plain))}`
      const pieces = plain[0] === 0x1f ? gunzipSync(plain) : plain
      const payloads = splitFrames(pieces).frames.map(({ frame }) => readPushFrame(frame).payload)
      const shown = payloads.map(payload => Buffer.from(isGzip(payload) ? gunzipSync(payload) : payload))
      return `${table} ${text} ${Buffer.concat(shown).toString()}`
    }),
  )
  return texts.join('\n')
}
