import { i18n } from '#i18n'
import { formatNumber } from '../../../../lib/i18n/format.ts'
import { usePanel } from '../../context.ts'
import { Section } from '../Section.tsx'
import { PersonField } from './PersonField.tsx'

/** A list longer than this is not read but searched. */
const MOST_SHOWN = 100

/** The people of whom the user has laid something down, by name. */
export function PeopleSettings() {
  const people = Object.entries(usePanel().state.settings.value.people)
  const sorted = people.sort(([, a], [, b]) => (a.nickname || a.name).localeCompare(b.nickname || b.name))
  return (
    <Section title={i18n.t('people.title')} hint={i18n.t('people.hint')} changed={people.length > 0}>
      {people.length === 0 && <p class="aside">{i18n.t('people.none')}</p>}
      <ul class="people">
        {sorted.slice(0, MOST_SHOWN).map(([id, person]) => (
          <PersonField key={id} id={id} person={person} />
        ))}
      </ul>
      {people.length > MOST_SHOWN && (
        <p class="aside">{i18n.t('people.more', [formatNumber(people.length - MOST_SHOWN)])}</p>
      )}
    </Section>
  )
}
