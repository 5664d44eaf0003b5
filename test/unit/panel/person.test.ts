import { describe, expect, test } from 'vitest'
import { Feed } from '../../../lib/feed/feed.ts'
import { personTotals } from '../../../lib/feed/person-totals.ts'
import { isSingle, writtenBy } from '../../../lib/model/people.ts'
import { settingsOf, withPerson } from '../../../lib/settings/change/person.ts'
import { DEFAULTS, readSettings } from '../../../lib/settings/schema/schema.ts'
import { chat, entryOf, gift, like, showing } from './entries.ts'

const USER = { id: '7', nickname: '老周', roles: [] }

describe('what is laid down about a person', () => {
  test('is kept with their nickname, beside what was laid down before', () => {
    const once = withPerson(DEFAULTS, USER, { treatment: 'mute' })
    const twice = withPerson(once, { ...USER, nickname: '周' }, { note: '常来' })
    expect(settingsOf(twice.people, USER)).toMatchObject({
      name: '周',
      treatment: 'mute',
      note: '常来',
      highlighted: false,
    })
    expect(readSettings(twice)).toEqual(twice)
    expect(DEFAULTS.people).toEqual({})
  })

  test('is forgotten when nothing of it holds any more', () => {
    const muted = withPerson(DEFAULTS, USER, { treatment: 'mute' })
    expect(withPerson(muted, USER, { treatment: 'normal' }).people).toEqual({})
  })

  test('is nothing for those with names of the language', () => {
    expect(settingsOf(DEFAULTS.people, { id: 'constructor' }).treatment).toBe('normal')
  })

  test('is not for people whose number is not theirs alone', () => {
    expect(isSingle(USER)).toBe(true)
    expect(isSingle({ ...USER, masked: true })).toBe(false)
    expect(isSingle({ ...USER, id: '0' })).toBe(false)
  })
})

describe('what a person did', () => {
  test('is counted by kind, with when they were first and last heard of', () => {
    const feed = new Feed(showing())
    feed.append([chat(1), gift(2, 3), like(3, 40), entryOf(4, 'enter'), chat(5)])
    const deeds = personTotals(feed.rows)
    expect(deeds).toMatchObject({ chats: 2, gifts: 3, diamonds: 6, likes: 40 })
    expect(deeds.lastAt - deeds.firstAt).toBe(4)
  })

  test('is nobody’s who only shares the number', () => {
    const masked = { ...USER, id: '111111', nickname: '吴***', masked: true } as const
    const { event } = chat(1)
    expect(writtenBy(masked, { ...event, user: { ...masked, nickname: '林***' } })).toBe(false)
    expect(writtenBy(masked, { ...event, user: masked })).toBe(true)
    expect(writtenBy(USER, { ...event, user: { ...USER, nickname: '改名了' } })).toBe(true)
  })
})
