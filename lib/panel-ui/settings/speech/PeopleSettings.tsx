import { useContext, useState } from 'preact/hooks'
import { formatNumber } from '../../../i18n/format.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { findPeople, type ListedPerson } from '../../../settings-page/people-list.ts'
import { usePanel } from '../../context.tsx'
import { Section } from '../Section.tsx'
import { Searching } from '../searching.ts'
import { PersonField } from './PersonField.tsx'

const STEP = 100
/** Longer lists get a search box. */
const READ = 12

/** People with settings, by name. */
export function PeopleSettings() {
  const { people } = usePanel().settings.current.value
  const count = Object.keys(people).length
  return (
    <Section title={i18n.t('people.title')} hint={i18n.t('people.hint')} changed={count > 0}>
      {count === 0 ? <p class="aside">{i18n.t('people.none')}</p> : <PeopleList count={count} />}
    </Section>
  )
}

function PeopleList({ count }: { count: number }) {
  const { people } = usePanel().settings.current.value
  const [typed, setTyped] = useState('')
  // A search of all settings searches people too.
  const searched = useContext(Searching)
  const found = findPeople(people, typed || searched)
  const list = found.length > 0 || typed !== '' ? found : findPeople(people, '')
  return (
    <>
      {count > READ && (
        <input
          type="text"
          class="find"
          autocomplete="off"
          spellcheck={false}
          aria-label={i18n.t('people.find')}
          placeholder={i18n.t('people.find')}
          value={typed}
          onInput={event => setTyped(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Escape' || typed === '') return
            event.preventDefault()
            setTyped('')
          }}
        />
      )}
      <People key={typed || searched} list={list} />
      <p class="aside" role="status">
        {list.length === 0 && i18n.t('people.nobody')}
      </p>
    </>
  )
}

function People({ list }: { list: readonly ListedPerson[] }) {
  const [most, setMost] = useState(STEP)
  const left = list.length - most
  return (
    <>
      <ul class="people">
        {list.slice(0, most).map(([id, person]) => (
          <PersonField key={id} id={id} person={person} />
        ))}
      </ul>
      {left > 0 && (
        <button type="button" class="secondary" onClick={() => setMost(most + STEP)}>
          {i18n.t('people.more', [formatNumber(Math.min(STEP, left)), formatNumber(left)])}
        </button>
      )}
    </>
  )
}
