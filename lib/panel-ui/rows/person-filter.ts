import { quoted } from '../../filter/print.ts'
import type { User } from '../../model/events.ts'
import { isSingle } from '../../model/people.ts'

/** The filter that passes what a person sent; a masked person shares the id, so their name must do. */
export function personFilter(user: User): string {
  return isSingle(user) ? `id:${user.id}` : `from=${quoted(user.nickname)}`
}
