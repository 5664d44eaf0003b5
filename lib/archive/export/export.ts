import { Answers } from '../../room/answers.ts'
import { answersOf } from '../../store/answers.ts'
import { Damage } from '../../store/damage.ts'
import { Pseudonyms, pseudonymKey } from '../../store/pseudonyms.ts'
import type { Found } from '../gift-row.ts'
import { type Selection, scan } from '../scan.ts'
import type { Progress, Work } from '../work.ts'
import { FORMATS, type FormatName } from './formats/formats.ts'
import { type Sink, sinkOf } from './sink.ts'
import type { ExportWords } from './words.ts'
import type { Chunk } from './writer.ts'

export interface ExportAsk extends Selection {
  format: FormatName
  words: ExportWords
  /** Prefix of pseudonyms; left out for real names. */
  pseudonym?: string
  /** The moment of 0:00 in the recording, ms since 1970. */
  zero: number
  /** Where to write; left out, the file comes in parts. */
  file?: FileSystemFileHandle
  most?: number
}

export interface ExportPart extends Progress {
  /** A piece of the file, if there is no handle to write to. */
  blob?: Blob
}

const TELL_MS = 100

/**
 * Writes the selection pack by pack: neither is ever whole in memory.
 * @throws if the disk refuses, and the signal's reason; the partial file is deleted
 */
export async function exportSelection(
  { format, words, pseudonym, zero, file, most = Infinity, ...selection }: ExportAsk,
  { tables, part, signal }: Work<ExportPart>,
): Promise<{ events: number; bytes: number; unread: number }> {
  const progress: Progress = { done: 0, all: 1 }
  const damage = new Damage()
  const sink = await sinkOf(file, blob => part({ ...progress, blob }))
  try {
    const names = pseudonym === undefined ? undefined : new Pseudonyms(await pseudonymKey(tables), pseudonym)
    const { writer: writerOf, steps } = FORMATS[format]
    const writer = writerOf({ words, zero })
    let events = 0
    let session = ''
    let answers = new Answers()
    let toldAt = 0
    await sink.write(writer.head())
    for await (const scanned of scan(tables, selection, signal, { steps, damage })) {
      const told = names ? names.session(scanned.session) : scanned.session
      if (told.id !== session) {
        session = told.id
        const marks = damage.all('mark', await tables.marks.where('session').equals(session).toArray())
        answers = new Answers(await answersOf(tables, scanned.session.id, damage))
        await sink.write(writer.session(told, marks))
      }
      const entries = scanned.entries.slice(0, most - events)
      const named = names ? await names.of(entries) : entries
      // Pseudonyms keep the words.
      const answered = scanned.entries.map(entry => answers.answeredAt(entry))
      await writeAll(sink, named, (entry, at) =>
        writer.line({ session: told, entry, answered: answered[at] ?? 0 }),
      )
      events += entries.length
      progress.done = scanned.done
      progress.all = scanned.all
      if (performance.now() - toldAt > TELL_MS) {
        toldAt = performance.now()
        part(progress)
      }
      if (events >= most) break
    }
    await sink.write(writer.tail())
    return { events, bytes: await sink.close(), unread: damage.events }
  } catch (error) {
    await sink.abort()
    throw error
  }
}

async function writeAll(
  sink: Sink,
  entries: readonly Found[],
  chunkOf: (entry: Found, at: number) => Chunk,
): Promise<void> {
  for (const [at, entry] of entries.entries()) {
    const chunk = chunkOf(entry, at)
    if (chunk.length > 0 && sink.add(chunk)) await sink.flush()
  }
}
