import { i18n } from '#i18n'
import type { Single } from '../../../lib/model/people.ts'
import { showableName } from '../../../lib/panel/text.ts'
import type { User } from '../../../lib/protocol/events.ts'
import type { PeopleSettings } from '../../../lib/settings/people.ts'
import { personOf } from '../../../lib/settings/person.ts'

/** What a person is called here: what the user calls them, else their own nickname, harmless to show. */
export function nameOf(user: Single & Pick<User, 'nickname'>, people: PeopleSettings): string {
  return showableName(personOf(people, user).nickname || user.nickname, i18n.t('row.nameless'))
}
