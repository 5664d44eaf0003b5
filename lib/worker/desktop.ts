import { i18n } from '../i18n/i18n.ts'
import { kindLabel, phraseLang } from '../i18n/kinds.ts'
import { phrase } from '../i18n/phrases.ts'
import type { LiveEvent } from '../model/events.ts'
import { showable } from '../model/showable.ts'
import { settingsOf } from '../settings/change/person.ts'
import type { PeopleSettings } from '../settings/schema/people.ts'
import type { Notice } from './notices.ts'

/** Most characters a desktop shows. */
const TEXT_LIMIT = 120
const NAME_LIMIT = 40

/**
 * Shows a notification if permitted, replacing the row's last one.
 * @param people for the user's nicknames
 */
export function showNotice({ roomId, n, rule, event }: Notice, people: PeopleSettings): void {
  // The API needs the permission.
  if (!chrome.notifications) return
  const options = {
    type: 'basic' as const,
    iconUrl: chrome.runtime.getURL('icon/128.png'),
    title: showable(rule, NAME_LIMIT) || i18n.t('app'),
    message: words(event, people) || kindLabel(event.type),
  }
  void chrome.notifications.create(`${roomId}/${n}`, options).catch(() => undefined)
}

/**
 * Reports and closes clicked notifications. Call at the worker's start, which a click may cause; the permission may
 * come later.
 * @param onClick gets the room id
 */
export function watchNoticeClicks(onClick: (roomId: string) => void): void {
  const clicked = (id: string) => {
    void chrome.notifications.clear(id).catch(() => undefined)
    onClick(id.split('/')[0] ?? '')
  }
  // Adding twice has no effect.
  const listen = () => chrome.notifications?.onClicked.addListener(clicked)
  chrome.permissions.onAdded.addListener(listen)
  listen()
}

function words(event: LiveEvent, people: PeopleSettings): string {
  const { user } = event
  const called = settingsOf(people, user).nickname
  const name = showable(called || (user?.nickname ?? ''), NAME_LIMIT)
  const said = event.type === 'gift' ? `${event.gift.name} ×${event.count}` : phrase(event, phraseLang())
  const text = showable(said || kindLabel(event.type), TEXT_LIMIT)
  return name === '' ? text : `${name}${i18n.t('colon')}${text}`
}
