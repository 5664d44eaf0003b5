import { i18n } from '#i18n'
import { showableName } from '../../../lib/panel/text.ts'
import type { User } from '../../../lib/protocol/events.ts'
import type { PeopleSettings } from '../../../lib/settings/people.ts'

/** What a person is called here: what the user calls them, else their own nickname, harmless to show. */
export function nameOf(user: Pick<User, 'id' | 'nickname'>, people: PeopleSettings): string {
  const own = Object.hasOwn(people, user.id) ? people[user.id]?.nickname : ''
  return showableName(own || user.nickname, i18n.t('row.nameless'))
}
