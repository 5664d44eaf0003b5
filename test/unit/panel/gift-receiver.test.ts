import { expect, test } from 'vitest'
import { guestOf } from '../../../lib/tally/gift-receiver.ts'
import { gift, room } from './entries.ts'

const KNOWN = room({ anchor: '晚安', anchorId: '5' })
const UNKNOWN = room({ anchor: '晚安' })

test.each([
  ['the anchor, by id', { id: '5', nickname: '晚安' }, KNOWN, false],
  ['the anchor, renamed since the page was read', { id: '5', nickname: '早安' }, KNOWN, false],
  ['a guest', { id: '8', nickname: '嘉宾' }, KNOWN, true],
  ['the anchor, of whose id a wrong guess was made', { id: '6', nickname: '晚安' }, KNOWN, false],
  ['the anchor, by name, whose id is not known yet', { id: '5', nickname: '晚安' }, UNKNOWN, false],
  ['a guest while the anchor is not known', { id: '8', nickname: '嘉宾' }, UNKNOWN, true],
  ['somebody in a room that is not known', { id: '8', nickname: '嘉宾' }, null, true],
  ['somebody without a name', { id: '8', nickname: '' }, KNOWN, false],
  ['nobody told', undefined, KNOWN, false],
])('a gift for %s', (_, toUser, given, isGuest) => {
  const { event } = gift(1, 1)
  expect(guestOf(toUser ? { ...event, toUser } : event, given)).toEqual(isGuest ? toUser : undefined)
})
