import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import type { Single } from '../../model/people.ts'
import { showableName } from '../../model/showable.ts'
import { settingsOf } from '../../settings/change/person.ts'
import type { PeopleSettings } from '../../settings/schema/people.ts'

/** The user's name for the person, else their nickname, made safe to show. */
export function nameOf(user: Single & Pick<User, 'nickname'>, people: PeopleSettings): string {
  return showableName(settingsOf(people, user).nickname || user.nickname, i18n.t('row.nameless'))
}
