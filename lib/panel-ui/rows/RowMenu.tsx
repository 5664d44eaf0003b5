import { putOnScreen } from '../../browser/on-screen.ts'
import { openProfile } from '../../browser/tabs.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { isSingle } from '../../model/people.ts'
import { showableName } from '../../model/showable.ts'
import { isTalk } from '../../model/talk.ts'
import type { RowMenu as RowMenuAt } from '../../panel/sheets.ts'
import { settingsOf, withPerson } from '../../settings/change/person.ts'
import { TREATMENTS } from '../../settings/schema/people.ts'
import { usePanel } from '../context.tsx'
import { useGiver, useThanks } from '../gifts/use-thanks.ts'
import { Menu, MenuItem, MenuOption } from '../Menu.tsx'
import { newRule } from '../rules/use-rules.ts'
import { useOnScreen } from '../use-on-screen.ts'
import { copyJson, copyReplyName, copyText } from './copy.ts'
import { personFilter } from './person-filter.ts'
import { keyOf } from './row-keys.ts'
import { canBeSaid, say } from './say.ts'
import { useTreatment } from './Treatment.tsx'

/** Actions for a row and its person. The browser closes it on Escape or a click elsewhere. */
export function RowMenu({ menu }: { menu: RowMenuAt }) {
  const { shown, sheets, send, settings } = usePanel()
  const { row } = menu
  const { user } = row.event
  const { fold } = row
  // What was taken back may be wanted gone for good.
  const isReadable = !row.recalled || settings.current.value.look.recalled
  return (
    <Menu
      label={i18n.t('row.menu')}
      at={menu}
      onClose={() => {
        sheets.menu.value = null
      }}
    >
      {canBeSaid(row) && (
        <MenuItem keys={keyOf('say')} onChoose={() => say(shown, send, row)}>
          {i18n.t('row.say')}
        </MenuItem>
      )}
      {row.event.type === 'gift' && user && <ThankItem user={user} />}
      {isReadable && isTalk(row.event) && <OnScreenItem row={row} />}
      {isReadable && (
        <MenuItem
          keys={keyOf('copy')}
          onChoose={() => copyText(sheets, row, document.querySelector(`[data-n="${row.n}"]`))}
        >
          {i18n.t('row.copy')}
        </MenuItem>
      )}
      {user && <MenuItem onChoose={() => copyReplyName(sheets, user)}>{i18n.t('row.copyName')}</MenuItem>}
      {isReadable && <MenuItem onChoose={() => copyJson(sheets, row)}>{i18n.t('row.copyJson')}</MenuItem>}
      {fold && (
        <MenuItem
          onChoose={() => {
            sheets.sheet.value = { kind: 'fold', row }
          }}
        >
          {i18n.t('row.who')}
        </MenuItem>
      )}
      {user && <PersonItems user={user} />}
      {isReadable && (
        <>
          <hr />
          <MenuItem
            onChoose={() => {
              sheets.sheet.value = { kind: 'raw', row }
            }}
          >
            {i18n.t('row.raw')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function OnScreenItem({ row: { n, event } }: Pick<RowMenuAt, 'row'>) {
  const { shown } = usePanel()
  const pinned = useOnScreen()
  const roomId = shown.id
  const isPinned = pinned?.roomId === roomId && pinned.n === n
  const pin = () => void putOnScreen(isPinned ? null : { roomId, n, event, at: Date.now(), answered: false })
  return (
    <MenuItem checked={isPinned} onChoose={pin}>
      {i18n.t('onScreen.pin')}
    </MenuItem>
  )
}

function ThankItem({ user }: { user: User }) {
  const giver = useGiver(user)
  const { thankAloud } = useThanks()
  return giver ? <MenuItem onChoose={() => thankAloud([giver])}>{i18n.t('gifts.thank')}</MenuItem> : null
}

function PersonItems({ user }: { user: User }) {
  const { settings, sheets, feedView } = usePanel()
  const { highlighted } = settingsOf(settings.current.value.people, user)
  const { treatment, choose } = useTreatment(user)
  const open = (note?: true) => () => {
    sheets.sheet.value = { kind: 'person', user, ...(note ? { note } : {}) }
  }
  const { secUid } = user
  return (
    <>
      <hr />
      {isSingle(user) && (
        // biome-ignore lint/a11y/useSemanticElements: a menu has no fieldset
        <div class="menu-row" role="group" aria-label={i18n.t('person.treatment')}>
          {TREATMENTS.map(value => (
            <MenuOption
              key={value}
              keys={value === 'mute' ? keyOf('mute') : ''}
              checked={treatment === value}
              onChoose={() => choose(value)}
            >
              {i18n.t(`treatment.${value}`)}
            </MenuOption>
          ))}
        </div>
      )}
      <MenuItem keys={keyOf('card')} onChoose={open()}>
        {i18n.t('person.card')}
      </MenuItem>
      <MenuItem onChoose={() => feedView.search(personFilter(user))}>{i18n.t('person.only')}</MenuItem>
      {secUid && <MenuItem onChoose={() => openProfile(secUid)}>{i18n.t('person.profile')}</MenuItem>}
      {isSingle(user) && (
        <>
          <MenuItem
            checked={highlighted}
            onChoose={() => settings.change(all => withPerson(all, user, { highlighted: !highlighted }))}
          >
            {i18n.t('person.highlighted')}
          </MenuItem>
          <MenuItem onChoose={open(true)}>{i18n.t('person.writeNote')}</MenuItem>
        </>
      )}
      <MenuItem
        onChoose={() => {
          const name = showableName(user.nickname, i18n.t('row.nameless'))
          sheets.sheet.value = { kind: 'rule', rule: newRule({ name, filter: personFilter(user) }) }
        }}
      >
        {i18n.t('person.rule')}
      </MenuItem>
    </>
  )
}
