import { momentOf } from '../store/digest.ts'
import { type Column, saidOf, stamp } from './words.ts'
import type { Line, WriterOptions } from './writer.ts'

/** One row of a table: numbers where they are numbers. */
export function cellsOf(
  { entry, session }: Line,
  { words }: Pick<WriterOptions, 'words'>,
): Record<Column, string | number> {
  const { event } = entry
  const { user } = event
  const gift = event.type === 'gift' ? event : undefined
  return {
    time: stamp(momentOf(event)),
    type: words.types[event.type],
    nickname: user?.nickname ?? '',
    text: gift ? '' : saidOf(event, words),
    gift: gift?.gift.name ?? '',
    count: gift?.count ?? (event.type === 'like' ? event.count : ''),
    diamonds: gift ? gift.count * gift.gift.diamonds : '',
    receiver: gift?.toUser?.nickname ?? '',
    level: user?.level ?? '',
    fansClub: user?.fansClub?.name ?? '',
    fansLevel: user?.fansClub?.level ?? '',
    roles: user?.roles.join(' ') ?? '',
    userId: user?.id ?? '',
    displayId: user?.displayId ?? '',
    eventId: event.id,
    n: entry.n,
    roomTitle: session.title,
  }
}
