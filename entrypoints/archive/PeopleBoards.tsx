import { useEffect, useState } from 'preact/hooks'
import { quoted } from '../../lib/filter/print.ts'
import { formatNumber, formatTime } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { type Fault, faultOf } from '../../lib/model/fault.ts'
import { showable, showableName } from '../../lib/model/showable.ts'
import type { GiftKind, PersonRecord } from '../../lib/store/records.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Avatar } from '../../lib/ui/rows/Avatar.tsx'
import { useHistory } from './context.ts'
import { EraseButton } from './EraseButton.tsx'

interface PeopleBoardProps {
  people: readonly PersonRecord[]
  by: 'diamonds' | 'chats'
}

/** By what they gave or said; a click shows their events. */
export function PeopleBoard({ people, by }: PeopleBoardProps) {
  if (people.length === 0) return <p class="nothing-found">{i18n.t('history.nobody')}</p>
  const most = people[0]?.[by] ?? 1
  return (
    <ol class="ranking">
      {people.map(person => (
        <li key={person.person}>
          <PersonLine
            person={person}
            query={by === 'diamonds' ? `${queryFor(person)} type:gift` : queryFor(person)}
          />
          <span class="share" aria-hidden="true">
            <i class={by} style={{ width: `${(100 * person[by]) / most}%` }} />
          </span>
          <b class={by === 'diamonds' ? 'money' : ''}>
            {by === 'diamonds'
              ? i18n.t('row.diamonds', person.diamonds, [formatNumber(person.diamonds)])
              : i18n.t('history.chatCount', person.chats, [formatNumber(person.chats)])}
          </b>
          <ErasePerson person={person} />
        </li>
      ))}
    </ol>
  )
}

/** First-time visitors. */
export function NewcomerBoard({ session }: { session: string }) {
  const { ask } = useHistory()
  const [found, setFound] = useState<{ count: number; people: PersonRecord[] } | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => {
    const control = new AbortController()
    ask('newcomers', { session }, { signal: control.signal }).then(setFound, reason => {
      if (!control.signal.aborted) setFault(faultOf(reason))
    })
    return () => control.abort()
  }, [ask, session])
  if (fault) return <FaultLine fault={fault} />
  if (!found) return <p class="nothing-found">{i18n.t('history.counting')}</p>
  return (
    <>
      <p class="board-note">{i18n.t('history.newcomers', found.count, [formatNumber(found.count)])}</p>
      <ol class="ranking">
        {found.people.map(person => (
          <li key={person.person}>
            <PersonLine person={person} query={queryFor(person)} />
            <span class="quiet">{formatTime(person.firstAt)}</span>
            <b>{i18n.t('history.chatCount', person.chats, [formatNumber(person.chats)])}</b>
            <ErasePerson person={person} />
          </li>
        ))}
      </ol>
    </>
  )
}

function PersonLine({ person, query }: { person: PersonRecord; query: string }) {
  const { state } = useHistory()
  return (
    <button type="button" class="person" onClick={() => void state.search(query)}>
      <Avatar user={{ ...person, roles: [] }} picture />
      <bdi>{showableName(person.nickname, i18n.t('row.nameless'))}</bdi>
      {person.level !== undefined && <span class="level">{person.level}</span>}
    </button>
  )
}

/** Masked people share an id; their cut names differ. */
function queryFor({ person, id, nickname }: PersonRecord): string {
  return person === id ? `id:${quoted(id)}` : `from=${quoted(nickname)}`
}

function ErasePerson({ person }: { person: PersonRecord }) {
  const name = showableName(person.nickname, i18n.t('row.nameless'))
  const label = i18n.t('history.erasePerson', [name])
  return (
    <EraseButton
      label={label}
      title={label}
      command={{ type: 'history', command: 'erase-person', person: person.person }}
    >
      {i18n.t('history.erasePersonText', [name])}
    </EraseButton>
  )
}

/** By kind, most valuable first. */
export function GiftBoard({ kinds }: { kinds: readonly GiftKind[] }) {
  const { state } = useHistory()
  if (kinds.length === 0) return <p class="nothing-found">{i18n.t('history.noGifts')}</p>
  const sorted = kinds.toSorted((a, b) => b.worth - a.worth || b.count - a.count)
  const most = sorted[0]?.worth || 1
  return (
    <ol class="ranking">
      {sorted.map(({ id, name, count, worth }) => (
        <li key={id}>
          <button
            type="button"
            class="person"
            onClick={() => void state.search(`type:gift gift=${quoted(name)}`)}
          >
            <bdi>{showable(name, 24)}</bdi>
            <span class="quiet">×{formatNumber(count)}</span>
          </button>
          <span class="share" aria-hidden="true">
            <i class="diamonds" style={{ width: `${(100 * worth) / most}%` }} />
          </span>
          <b class="money">{i18n.t('row.diamonds', worth, [formatNumber(worth)])}</b>
        </li>
      ))}
    </ol>
  )
}
