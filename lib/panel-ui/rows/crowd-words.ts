import type { Fold, People } from '../../feed/row.ts'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { PeopleSettings } from '../../settings/schema/people.ts'
import { nameOf } from '../../ui/rows/name.ts'

/** Who entered and who liked, in a line: `张三、李四等 12 人来了 · 35 人点了 1,204 个赞`. */
export function crowdWords({ entered, liked, likes }: Fold, people: PeopleSettings): string {
  const parts: string[] = []
  if (entered.count > 0) parts.push(enteredWords(entered, people))
  if (liked.count > 0) parts.push(likedWords(liked, likes, people))
  return parts.join(' · ')
}

function enteredWords(entered: People, people: PeopleSettings): string {
  const names = entered.first.map(user => isolated(nameOf(user, people))).join(i18n.t('comma'))
  if (entered.count <= entered.first.length) return i18n.t('row.theseEntered', [names])
  return i18n.t('row.manyEntered', [names, formatNumber(entered.count)])
}

function likedWords({ first: [only], count }: People, likes: number, people: PeopleSettings): string {
  const times = formatNumber(likes)
  if (count > 1 || !only) return i18n.t('row.manyLiked', [formatNumber(count), times])
  return i18n.t('row.oneLiked', [isolated(nameOf(only, people)), times])
}

/** Isolates a name's writing direction. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
