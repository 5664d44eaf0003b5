import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import { gzippedBytes, idsOf, plainBytes, unpack } from '../../../lib/store/pack.ts'
import { chat, person } from './entries.ts'

const entry = fc
  .record({ text: fc.string({ unit: 'binary' }), who: fc.nat(3), room: fc.constantFrom('7', '8', '') })
  .map(({ text, who, room }): Entry => {
    const { user: _, ...nobody } = chat(1, text)
    const event = who === 3 ? nobody : { ...nobody, user: person(String(who)) }
    return { n: 1, event: { ...event, roomId: room } }
  })

test('what is packed comes back, whatever is in it, plain and gzip’d', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 20 }), async entries => {
      expect(await unpack(plainBytes(entries))).toEqual(entries)
      expect(await unpack(await gzippedBytes(entries))).toEqual(entries)
    }),
  )
})

test('halves of characters come back too', async () => {
  const entries: Entry[] = [{ n: 1, event: chat(1, 'a\ud800b\udc00') }]
  expect(await unpack(await gzippedBytes(entries))).toEqual(entries)
})

test('bytes that are broken are an error for who reads them, and for nobody else', async () => {
  const bytes = await gzippedBytes([{ n: 1, event: chat(1) }])
  await expect(unpack(bytes.slice(0, 40))).rejects.toThrow()
  bytes.fill(0xff, 20, 60)
  await expect(unpack(bytes)).rejects.toThrow()
})

test('ids are those that can be told apart by', () => {
  const ids = ['0', '', '12', '18446744073709551615', '99999999999999999999', 'x']
  const entries = ids.map((id, at): Entry => ({ n: at + 1, event: { ...chat(at), id } }))
  expect([...idsOf(entries)]).toEqual([12n, 18446744073709551615n])
})
