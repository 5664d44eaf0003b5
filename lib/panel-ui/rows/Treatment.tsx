import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { showableName } from '../../model/showable.ts'
import { settingsOf, withPerson } from '../../settings/change/person.ts'
import { TREATMENTS, type Treatment as Value } from '../../settings/schema/people.ts'
import { Segments } from '../../ui/parts/Choice.tsx'
import { usePanel } from '../context.tsx'
import { useDeed } from '../use-deed.ts'

type Somebody = Pick<User, 'id' | 'nickname'>

/** How a person's messages are treated: one of four. */
export function Treatment({ user }: { user: Somebody }) {
  const { treatment, choose } = useTreatment(user)
  return (
    <Segments
      label={i18n.t('person.treatment')}
      options={TREATMENTS.map(value => ({ value, words: i18n.t(`treatment.${value}`) }))}
      chosen={treatment}
      onChoose={choose}
    />
  )
}

/** A person's treatment, and a function to choose another, which can be undone. */
export function useTreatment(user: Somebody): { treatment: Value; choose: (to: Value) => void } {
  const { settings } = usePanel()
  const deed = useDeed()
  const { treatment, nickname } = settingsOf(settings.current.value.people, user)
  const name = showableName(nickname || user.nickname, i18n.t('row.nameless'))
  return {
    treatment,
    choose: to => deed(i18n.t(`deed.${to}`, [name]), all => withPerson(all, user, { treatment: to })),
  }
}
