import { momentOf } from '../../model/moment.ts'
import { addsOf } from '../../store/digest.ts'
import { COLUMNS, type Column, saidOf } from './words.ts'
import type { Line, WriterOptions } from './writer.ts'

/** The text of one cell; empty if there is none. */
export type Cell = string | number | Date

/** One table row, in the order of `COLUMNS`. */
export function cellsOf({ entry, session, answered }: Line, { words }: Pick<WriterOptions, 'words'>): Cell[] {
  const { event } = entry
  const { user } = event
  const gift = event.type === 'gift' ? event : undefined
  const adds = gift && addsOf(gift, entry, 0)
  const cells: Record<Column, Cell> = {
    time: new Date(momentOf(event)),
    type: words.types[event.type],
    nickname: user?.nickname ?? '',
    text: gift ? '' : saidOf(entry, words),
    gift: gift?.gift.name ?? '',
    count: gift ? (entry.count ?? gift.count) : '',
    added: adds?.gifts ?? '',
    diamonds: adds?.diamonds ?? '',
    receiver: gift?.toUser?.nickname ?? '',
    likes: event.type === 'like' ? event.count : '',
    level: user?.level ?? '',
    fansClub: user?.fansClub?.name ?? '',
    fansLevel: user?.fansClub?.level ?? '',
    roles: user?.roles.join(' ') ?? '',
    userId: user?.id ?? '',
    displayId: user?.displayId ?? '',
    eventId: event.id,
    n: entry.n,
    roomTitle: session.title,
    answered: answered > 0 ? new Date(answered) : '',
  }
  return COLUMNS.map(column => cells[column])
}
