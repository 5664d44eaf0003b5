import { expect, test } from 'vitest'
import { replayId } from '../../../lib/model/replay.ts'
import { ALL_ROOMS } from '../../../lib/settings/schema/speech.ts'
import { Followed, roomToSpeak } from '../../../lib/worker/followed.ts'
import { Pages } from '../../../lib/worker/pages.ts'
import { RELAY } from './worker-in-memory.ts'

/** Pages with these rooms open. */
function open(...rooms: string[]) {
  const pages = new Pages()
  const add = (roomId: string, at: number) =>
    pages.add({ ...RELAY, relay: `r${at}`, tabId: at + 1, roomId, webRid: roomId })
  rooms.forEach(add)
  return { pages, followed: new Followed(pages) }
}

test('speech follows the room asked for last, where several are open, in whatever order panels tell of it', () => {
  const { followed } = open('7', '8')
  expect(followed.room.value).toBe('')
  followed.show('7', 1)
  followed.show('8', 3)
  expect(followed.room.value).toBe('8')
  followed.show('7', 2)
  expect(followed.room.value).toBe('8')
  followed.show('7')
  expect(followed.room.value).toBe('7')
})
test('one room alone is always spoken, and so are all when the one shown is closed', () => {
  const { pages, followed } = open('7', '8')
  followed.show('7', 1)
  expect(followed.room.value).toBe('7')
  pages.delete('r0')
  pages.changed()
  expect(followed.room.value).toBe('')
})
test('a replay that is shown changes nothing', () => {
  const { followed } = open('7', '8')
  followed.show('7', 1)
  followed.show(replayId(), 2)
  expect(followed.room.value).toBe('7')
})
test.each([
  ['', '7', '7'],
  ['', '', ''],
  [ALL_ROOMS, '7', ''],
  ['9', '7', '9'],
])('told %o while %o is shown: %o', (onlyRoom, followed, spoken) => {
  expect(roomToSpeak({ onlyRoom }, followed)).toBe(spoken)
})
