import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { FORMAT_NAMES } from '../../../lib/archive/export/formats/formats.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { anyEvent, MARKS, marked } from '../model/any-event.ts'
import { AT, freshStore, taken } from '../store/entries.ts'
import { exported } from './exported.ts'

/** A file as text, whatever it is packed in. */
function textOf(file: Uint8Array): string {
  const isZip = file[0] === 0x50 && file[1] === 0x4b
  const parts = isZip ? Object.values(unzipSync(file)) : [file]
  return parts.map(part => new TextDecoder().decode(part)).join('\n')
}

async function storeOf(events: LiveEvent[]) {
  const store = freshStore()
  const room = new RoomSession('7', AT)
  room.describe({ url: '', webRid: 'MARKED-rid', title: '记号的直播间', anchor: '记号甲' })
  await store.write(
    taken(
      room,
      events.map((event, n) => ({ ...event, id: String(1000 + n) })),
    ),
  )
  return store
}

test.each(FORMAT_NAMES)(
  'no name, number, address or sentence of anybody is in a file of %s',
  async format => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent(marked), { minLength: 20, maxLength: 60 }), async events => {
        const store = await storeOf(events)
        const text = textOf(await exported(store, format, { pseudonym: '观众' }))
        for (const mark of MARKS) expect(text).not.toContain(mark)
        store.close()
      }),
      { numRuns: 25 },
    )
  },
)

test('the same person has the same name wherever they are named, and what is typed by hand stays', async () => {
  const user = { id: '9', nickname: '小禾', roles: [] }
  const base = { id: '0', method: 'M', roomId: '7', time: AT, receivedAt: AT }
  const store = await storeOf([
    { ...base, type: 'chat', user, text: '谢谢小禾', segments: [{ kind: 'text', text: '谢谢小禾' }] },
    {
      ...base,
      type: 'chat',
      text: '看@小禾 啊',
      segments: [
        { kind: 'text', text: '看' },
        { kind: 'mention', text: '@小禾', userId: '9' },
        { kind: 'text', text: ' 啊' },
      ],
    },
    { ...base, type: 'rank', text: '', entries: [{ rank: 1, user }] },
  ])
  const text = textOf(await exported(store, 'jsonl', { pseudonym: '观众' }))
  const [name] = /观众\w+/.exec(text) ?? []
  expect(text.match(new RegExp(`"nickname":"${name}"`, 'g'))).toHaveLength(2)
  expect(text).toContain(`"text":"看@${name} 啊"`)
  expect(text).toContain('谢谢小禾')
})
