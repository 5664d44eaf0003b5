import { type ExportAsk, exportSelection } from '../../../lib/archive/export/export.ts'
import type { FormatName } from '../../../lib/archive/export/formats/formats.ts'
import type { Store } from '../../../lib/store/store.ts'
import { AT } from '../store/entries.ts'
import { WORDS } from './words.ts'

/** A session as a file. */
export async function exported(
  { tables }: Store,
  format: FormatName,
  more: Partial<ExportAsk> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const blobs: Blob[] = []
  await exportSelection(
    { sessions: ['7'], query: '', format, words: WORDS, zero: AT, ...more },
    { tables, part: ({ blob }) => blob && blobs.push(blob), signal: new AbortController().signal },
  )
  return new Uint8Array(await new Blob(blobs).arrayBuffer())
}

export async function exportedText(...args: Parameters<typeof exported>): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await exported(...args))
}
