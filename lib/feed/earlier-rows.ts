import type { Judge } from '../rules/compile.ts'
import { Damage } from '../store/damage.ts'
import { streamPacks } from '../store/read.ts'
import { Tables } from '../store/tables.ts'
import { newRow, type Row } from './row.ts'

/** Which stored rows: of a room, before an entry, since a moment (ms since 1970). */
export interface EarlierRows {
  roomId: string
  before: number
  since: number
  judge: Judge
}

/**
 * Pack by pack, combos by their first message. Yields between packs and skips the unreadable, which the worker
 * reports.
 * @param take gets each pack's rows, and which entries it recalls
 */
export async function readEarlierRows(
  { roomId, before, since, judge }: EarlierRows,
  take: (rows: Row[], recalled: number[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const tables = new Tables()
  try {
    const damage = new Damage()
    const packs = streamPacks(tables, roomId, damage, { last: before - 1, wants: ({ to }) => to > since })
    for await (const pack of packs) {
      const entries = await damage.entries(pack)
      if (signal.aborted) return
      const rows = entries
        .filter(({ n, into, event }) => into === undefined && n < before && event.receivedAt > since)
        .map(entry => newRow(entry))
      for (const row of rows) row.verdict = judge(row)
      take(
        rows,
        entries.flatMap(({ recalls = [] }) => recalls),
      )
    }
  } finally {
    tables.close()
  }
}
