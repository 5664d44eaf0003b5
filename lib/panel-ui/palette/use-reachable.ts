import { useEffect, useMemo, useState } from 'preact/hooks'
import { openHistory, openWelcome, openWindow } from '../../browser/tabs.ts'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import { loadOtherWords, type OtherWords } from '../../i18n/other-words.ts'
import type { Shortcut } from '../../messages/shortcuts.ts'
import type { User } from '../../model/events.ts'
import { EVENT_TYPES, KINDS } from '../../model/kinds.ts'
import { isSingle, personToKey } from '../../model/people.ts'
import { showableName } from '../../model/showable.ts'
import { ALL } from '../../panel/views.ts'
import { withSpeech } from '../../settings/change/change.ts'
import type { Reachable } from '../../settings-page/reach.ts'
import { SETTING_NAMES } from '../../settings-page/setting-index.ts'
import type { SpeechCommand } from '../../speech/view.ts'
import { nameOf } from '../../ui/rows/name.ts'
import { roomName } from '../../ui/words/room-words.tsx'
import { usePanel } from '../context.tsx'
import { newRule } from '../rules/use-rules.ts'
import { useShortcutKeys } from '../use-shortcut-keys.ts'
import { newView, viewName } from '../views/view-name.ts'
import { useClear } from '../voice/use-clear.ts'

export type Group = 'command' | 'view' | 'room' | 'person' | 'setting'

/** Something that the palette leads to. */
export interface Item extends Reachable {
  id: string
  group: Group
  /** Where it stands, or its key. */
  hint: string
  run: () => void
}

/** Most people of the room that can be reached: the last who were heard. */
const MOST_PEOPLE = 300
const NONE: OtherWords = () => []

/** All that the palette can reach, made when it opens. */
export function useReachable(): readonly Item[] {
  const [others, setOthers] = useState<OtherWords>(() => NONE)
  useEffect(() => {
    void loadOtherWords().then(words => setOthers(() => words))
  }, [])
  const keys = useShortcutKeys()
  const all = [...useCommands(keys), ...useViews(), ...useRooms(), ...usePeople(), ...useSettings()]
  return useMemo(
    () => all.map(item => (item.group === 'person' ? item : { ...item, others: others(item.name) })),
    [others, keys],
  )
}

type Own = Omit<Item, 'others' | 'group'>

function as(group: Group, items: readonly Own[]): Item[] {
  return items.map(item => ({ ...item, group, others: [] }))
}

function useCommands(keys: ReadonlyMap<string, string>): Item[] {
  const { sheets, send, settings, feedView, worker, shown } = usePanel()
  const clear = useClear()
  const { on } = settings.current.value.speech
  const { paused, problem } = worker.speech.value
  const rests = paused || problem !== undefined
  const say = (name: string, command: SpeechCommand, shortcut: Shortcut): Own => ({
    id: `speech ${shortcut}`,
    name,
    hint: keys.get(shortcut) ?? '',
    run: () => void send({ type: 'speech', command }),
  })
  const go = (name: string, view: typeof sheets.view.value): Own => ({
    id: `go ${view}`,
    name,
    hint: '',
    run: () => {
      sheets.view.value = view
    },
  })
  const act = (id: string, name: string, run: () => void, hint = ''): Own => ({ id, name, hint, run })
  const room = shown.room.value
  return as('command', [
    act('search', i18n.t('filter.search'), () => focusSearch(), ''),
    act('reading', i18n.t(on ? 'palette.stopReading' : 'palette.startReading'), () =>
      settings.change(all => withSpeech(all, { on: !on })),
    ),
    say(i18n.t(rests ? 'voice.resume' : 'voice.pause'), rests ? 'resume' : 'pause', 'pause'),
    say(i18n.t('voice.skip'), 'skip', 'skip'),
    { ...say(i18n.t('voice.clear'), 'clear', 'clear'), run: clear },
    say(i18n.t('voice.repeat'), 'repeat', 'repeat'),
    say(i18n.t('voice.panic'), 'panic', 'panic'),
    ...(room ? [go(i18n.t('gifts.title'), 'gifts'), go(i18n.t('pulse.title'), 'pulse')] : []),
    go(i18n.t('head.settings'), 'settings'),
    go(i18n.t('rules.title'), 'rules'),
    go(i18n.t('outlets.title'), 'outlets'),
    go(i18n.t('ownVoices.title'), 'own-voices'),
    go(i18n.t('inspector.title'), 'inspector'),
    act('newest', i18n.t('feed.newest'), () => feedView.follow(), 'End'),
    act('rule', i18n.t('rules.add'), () => {
      sheets.sheet.value = { kind: 'rule', rule: newRule({ filter: feedView.query.peek() }) }
    }),
    act('view', i18n.t('views.save'), () => {
      sheets.sheet.value = { kind: 'view', view: newView(feedView.query.peek().trim()) }
    }),
    act('help', i18n.t('filter.help'), () => {
      sheets.sheet.value = { kind: 'filter-help' }
    }),
    act('history', i18n.t('history.open'), () => openHistory(room?.replay?.session ?? room?.roomId)),
    act('window', i18n.t('windows.popOut'), () => openWindow('/sidepanel.html', 420, 800)),
    act('overlay', i18n.t('windows.overlay'), () => openWindow('/overlay.html', 480, 640)),
    act('tour', i18n.t('windows.tour'), openWelcome),
    act('undo', i18n.t('settingsFile.undo'), () => settings.undo()),
  ])
}

function useViews(): Item[] {
  const { feedView, settings, sheets } = usePanel()
  const views = [
    { id: ALL, name: i18n.t('views.all') },
    ...settings.current.value.views.map(view => ({ id: view.id, name: viewName(view) })),
  ]
  return as(
    'view',
    views.map(({ id, name }) => ({
      id: `view ${id}`,
      name,
      hint: '',
      run: () => {
        sheets.view.value = 'feed'
        feedView.open(id)
      },
    })),
  )
}

function useRooms(): Item[] {
  const { rooms, sheets } = usePanel()
  if (rooms.pinned !== null) return []
  return as(
    'room',
    rooms.all.value.map(room => ({
      id: `room ${room.roomId}`,
      name: roomName(room),
      hint: room.anchor,
      run: () => {
        sheets.view.value = 'feed'
        rooms.choose({ by: 'room', roomId: room.roomId })
      },
    })),
  )
}

/** The last people heard, and all for whom something is set. */
function usePeople(): Item[] {
  const { feedView, settings, sheets } = usePanel()
  const { people } = settings.current.value
  const users = new Map<string, User>()
  for (const { event } of feedView.feed.rows.toReversed()) {
    if (event.user && !users.has(personToKey(event.user))) users.set(personToKey(event.user), event.user)
    if (users.size >= MOST_PEOPLE) break
  }
  for (const [id, { name }] of Object.entries(people)) {
    if (!users.has(id)) users.set(id, { id, nickname: name, roles: [] })
  }
  return [...users].map(([key, user]) => {
    const own = showableName(user.nickname, i18n.t('row.nameless'))
    return {
      id: `person ${key}`,
      group: 'person',
      name: nameOf(user, people),
      others: [own, ...(isSingle(user) ? [user.id] : []), ...(user.displayId ? [user.displayId] : [])],
      hint: '',
      run: () => {
        sheets.sheet.value = { kind: 'person', user }
      },
    }
  })
}

function useSettings(): Item[] {
  const { sheets } = usePanel()
  const to = (id: string, name: string, hint: string): Own => ({
    id: `setting ${id}`,
    name,
    hint,
    run: () => {
      sheets.sought.value = name
      sheets.view.value = 'settings'
    },
  })
  const types = EVENT_TYPES.filter(type => KINDS[type].template !== '' || KINDS[type].chip)
  return as('setting', [
    ...Object.entries(SETTING_NAMES).flatMap(([heading, names]) =>
      names.map(name => to(name, i18n.t(name), i18n.t(heading as keyof typeof SETTING_NAMES))),
    ),
    ...types.map(type => to(type, kindLabel(type), i18n.t('settings.messages'))),
  ])
}

/** Puts the focus into the room's search box. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('.tools .search input')?.focus()
}
