import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tingdanFormat } from '../../../lib/outlets/formats/tingdan.ts'
import type { OutletPin } from '../../../lib/outlets/model.ts'
import { OUTLET_SCHEMA, outletSchema } from '../../../scripts/outlet-schema.ts'
import { anyEvent, marked, others } from '../model/any-event.ts'
import { entriesFrom, ROOM } from './running.ts'

const isRight = new Ajv({ strict: false }).compile(JSON.parse(outletSchema()))

function faultsOf(text: string) {
  return isRight(JSON.parse(text)) ? [] : isRight.errors
}

test('docs/outlets/tingdan.schema.json is what `npm run schema` makes', () => {
  expect(readFileSync(OUTLET_SCHEMA, 'utf8')).toBe(outletSchema())
})

test('every message of our format is as the schema says, whatever the event', () => {
  const format = tingdanFormat()
  const batch = { key: '7', from: 1, upTo: 9, room: ROOM, entries: [] }
  const gap = { from: 1, to: 5, count: 5, reason: 'late' as const }
  const plain = [
    ...format.hello([ROOM]),
    ...format.room({ ...ROOM, replay: true }),
    ...format.gap(gap, batch),
    ...(format.answered?.({ roomId: '7', numbers: [1, 2], done: true }) ?? []),
    ...(format.pinned?.({ ...entriesFrom(1, 1)[0], roomId: '7', answered: true } as OutletPin) ?? []),
    ...(format.pinned?.(null) ?? []),
  ]
  for (const text of plain) expect(faultsOf(text)).toEqual([])
  const event = fc.oneof(anyEvent(marked), anyEvent(others))
  fc.assert(
    fc.property(event, fc.boolean(), (event, isHistory) => {
      const entry = { n: 3, event, ...(isHistory ? { history: true as const } : {}), into: 1, recalls: [2] }
      for (const text of format.events({ ...batch, entries: [entry] })) expect(faultsOf(text)).toEqual([])
    }),
  )
})

test('the schema refuses what is not ours', () => {
  const [hello = ''] = tingdanFormat().hello([ROOM])
  for (const wrong of [
    { ...JSON.parse(hello), version: 2 },
    { ...JSON.parse(hello), more: 1 },
    { type: 'event', session: '7', n: 1, room: '7', event: { type: 'chat' } },
    { type: 'other' },
  ])
    expect(isRight(wrong), JSON.stringify(wrong)).toBe(false)
})
