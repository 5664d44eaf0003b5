import { expect, test } from 'vitest'
import type { User } from '../../../lib/model/events.ts'
import { Anchor } from '../../../lib/room/anchor.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { arrival, chat, JOINED } from './events.ts'

const from = (id: string, more: Partial<User> = {}) =>
  chat('x', { user: { id, nickname: id, roles: [], ...more } })
const rolesOf = (anchor: Anchor, id: string, webRid = '') => anchor.mark(from(id), webRid).user?.roles

test('the anchor is whose badge the fans wear', () => {
  const anchor = new Anchor()
  expect(rolesOf(anchor, '9')).toEqual([])
  anchor.mark(from('1', { fansOf: '9' }), '')
  expect(rolesOf(anchor, '9')).toEqual(['anchor'])
  expect(rolesOf(anchor, '1')).toEqual([])
})

test('one badge of another room does not change it', () => {
  const anchor = new Anchor()
  for (const fansOf of ['9', '8', '9', '9', '8']) anchor.mark(from('1', { fansOf }), '')
  expect(anchor.id).toBe('9')
})

test('the address of the page decides, whatever badges say', () => {
  const anchor = new Anchor()
  for (let left = 5; left > 0; left--) anchor.mark(from('1', { fansOf: '9' }), '271828')
  anchor.mark(from('7', { webRid: '271828' }), '271828')
  expect(anchor.id).toBe('7')
  expect(new Anchor().mark(from('7', { displayId: 'tangtang' }), 'tangtang').user?.roles).toEqual(['anchor'])
})

test('nobody is the anchor of a page without an address', () => {
  expect(new Anchor().mark(from('7', { webRid: '', displayId: '' }), '').user?.roles).toEqual([])
})

test('badges of a thousand rooms take no room', () => {
  const anchor = new Anchor()
  anchor.mark(from('1', { fansOf: '9' }), '')
  anchor.mark(from('1', { fansOf: '9' }), '')
  for (let at = 0; at < 1_000; at++) anchor.mark(from('1', { fansOf: String(10 + at) }), '')
  expect(anchor.stored().votes.length).toBeLessThan(20)
  expect(anchor.id).toBe('9')
})

test('a session marks its entries, keeps other roles, and knows the anchor after the worker died', () => {
  const room = new RoomSession('7', JOINED)
  const told = from('9', { roles: ['admin'] })
  room.accept(arrival([from('1', { fansOf: '9' })]))
  const next = new RoomSession('7', JOINED, structuredClone(room.stored()))
  const { entries } = next.accept(arrival([told]))
  expect(entries[0]?.event.user?.roles).toEqual(['anchor', 'admin'])
  expect(told.user?.roles).toEqual(['admin'])
  expect(next.view(JOINED, []).anchorId).toBe('9')
})
