import { expect, test } from 'vitest'
import { RoomSession } from '../../../lib/room/session.ts'
import { readPerson } from '../../../lib/store/person.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import { AT, chat, freshStore, gift, person, taken } from './entries.ts'

test('a person is known from this session, sealed or not, and from the others', async () => {
  const store = freshStore()
  const zhou = person('42')
  const before = new RoomSession('5', AT - 1e9)
  await store.write(taken(before, [chat(1, '早来的', zhou)]))
  await sealTail(store.tables, '5', 1)
  const room = new RoomSession('7', AT)
  await store.write(
    taken(room, [chat(2, '一', zhou), gift(3, 5, { user: zhou }), chat(4, '别人', person('43'))]),
  )
  const unsealed = await readPerson(store.tables, '7', zhou)
  expect(unsealed.here).toMatchObject({ chats: 1, gifts: 5 })
  expect(unsealed.elsewhere).toMatchObject([{ session: '5', chats: 1 }])
  await sealTail(store.tables, '7', 1)
  await store.write(taken(room, [chat(5, '二', zhou)]))
  expect((await readPerson(store.tables, '7', zhou)).here).toMatchObject({ chats: 2, gifts: 5 })
})

test('one who only shares the number is not meant', async () => {
  const store = freshStore()
  const masked = (nickname: string) => person('111111', { nickname, masked: true })
  const room = new RoomSession('7', AT)
  await store.write(taken(room, [chat(1, '一', masked('吴***')), chat(2, '二', masked('林***'))]))
  await sealTail(store.tables, '7', 1)
  expect((await readPerson(store.tables, '7', masked('吴***'))).here).toMatchObject({
    chats: 1,
    nickname: '吴***',
  })
})
