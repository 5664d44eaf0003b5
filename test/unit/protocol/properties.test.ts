import fc from 'fast-check'
import protobuf from 'protobufjs'
import { describe, expect, test } from 'vitest'
import { METHODS, type Method } from '../../../lib/model/methods.ts'
import { decodeResponse } from '../../../lib/protocol/decode.ts'
import { decimal, type Int64 } from '../../../lib/protocol/int64.ts'
import { webcast } from '../../../proto/generated/decoder.js'
import { createMessages } from '../../room/messages.ts'
import { encode, schemas } from './encode.ts'

const context = { roomId: '7300000000000000001', receivedAt: 1_700_000_009_000 }
const methods = Object.entries(METHODS) as [Method, (typeof METHODS)[Method]][]
const types = [...new Set(methods.map(([, { schema }]) => schema))]

describe('a message keeps every field that is read, whatever is in it', () => {
  test.each(types)('%s', name => {
    const type = schemas.lookupType(`webcast.${name}`)
    fc.assert(
      fc.property(anyOf(type, 0), message => {
        const read = webcast[name].decode(encode(name, message))
        expect(plain(read, type)).toEqual(
          plain(type.toObject(type.fromObject(message), { longs: String }), type),
        )
      }),
      { numRuns: 30 },
    )
  })
})

describe('what is not read changes nothing', () => {
  test.each(methods)('%s: unknown fields put in, fields in another order', (method, { schema }) => {
    const type = schemas.lookupType(`webcast.${schema}`)
    fc.assert(
      fc.property(anyOf(type, 0), fc.infiniteStream(fc.nat()), (message, chance) => {
        const payload = encode(schema, message)
        const draw = () => Number(chance.next().value)
        expect(eventOf(method, disturbed(payload, type, draw))).toEqual(eventOf(method, payload))
      }),
      { numRuns: 15 },
    )
  })
})

test('ten messages cut at each byte: a shorter event or one with a reason, never an exception', {
  timeout: 60_000,
}, () => {
  const make = createMessages({ seed: 3, people: 8 })
  const whole = [make.mention(), make.enter(), make.gift(), make.roomMessage(), make.audience()]
  const more = [make.battleEnd(), make.luckyBag(), make.product(), make.hourRank(), make.effect()]
  for (const { method, payload } of [...whole, ...more]) {
    for (let cut = 0; cut < payload.length; cut++) {
      const event = eventOf(method, payload.subarray(0, cut))
      expect(JSON.stringify(event).length).toBeGreaterThan(0)
      if (event?.type === 'unknown') expect(event.reason).not.toBe('no schema')
    }
  }
})

function eventOf(method: string, payload: Uint8Array) {
  const { events } = decodeResponse(
    encode('Response', { messages: [{ method, payload, msgId: '5' }] }),
    context,
  )
  expect(events).toHaveLength(1)
  return events[0]
}

/** A message of this type: each field there or not, with values of its kind. */
function anyOf(type: protobuf.Type, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const fields = type.fieldsArray.map(field => [field.name, anyValue(field.resolve(), depth)] as const)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] })
}

function anyValue(field: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  const one = anySingle(field, depth)
  return field.repeated ? fc.array(one, { maxLength: 2 }) : one
}

function anySingle({ type, resolvedType }: protobuf.Field, depth: number): fc.Arbitrary<unknown> {
  if (resolvedType instanceof protobuf.Type) {
    return depth > 4 ? fc.constant({}) : anyOf(resolvedType, depth + 1)
  }
  switch (type) {
    case 'string':
      return fc.string({ unit: 'grapheme', maxLength: 12 })
    case 'bytes':
      return fc.oneof(
        fc.webUrl().map(url => Buffer.from(url)),
        fc.uint8Array({ maxLength: 12 }),
      )
    case 'bool':
      return fc.boolean()
    case 'int32':
      return fc.integer({ min: 0, max: 60 })
    case 'uint64':
    case 'int64':
      return fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String)
    default:
      throw Error(`no values for ${type}`)
  }
}

/** A message as plain data, with the default for what is absent, whichever decoder made it. */
function plain(message: object, type: protobuf.Type): Record<string, unknown> {
  return Object.fromEntries(
    type.fieldsArray.map(field => {
      const value = Reflect.get(message, field.name)
      const one = (each: unknown) => plainValue(each, field.resolve())
      return [field.name, field.repeated ? [...(value ?? [])].map(one) : one(value)]
    }),
  )
}

function plainValue(value: unknown, { type, resolvedType }: protobuf.Field): unknown {
  if (resolvedType instanceof protobuf.Type) return value ? plain(value, resolvedType) : null
  if (type === 'bytes') return Buffer.from((value as Uint8Array | undefined) ?? []).toString('hex')
  if (type === 'int64' || type === 'uint64')
    return typeof value === 'string' ? value : decimal((value ?? 0) as Int64)
  return value ?? (type === 'string' ? '' : type === 'bool' ? false : 0)
}

/** The same message with its fields in another order and with fields that no schema has, in nested messages too. */
function disturbed(bytes: Uint8Array, type: protobuf.Type, draw: () => number): Uint8Array {
  const reader = protobuf.Reader.create(bytes)
  const fields: { number: number; bytes: Uint8Array }[] = []
  while (reader.pos < reader.len) {
    const start = reader.pos
    const tag = reader.uint32()
    const nested = type.fieldsById[tag >>> 3]?.resolve().resolvedType
    if (nested instanceof protobuf.Type) {
      const inner = disturbed(reader.bytes(), nested, draw)
      fields.push({ number: tag >>> 3, bytes: protobuf.Writer.create().uint32(tag).bytes(inner).finish() })
    } else {
      reader.skipType(tag & 7)
      fields.push({ number: tag >>> 3, bytes: bytes.subarray(start, reader.pos) })
    }
  }
  // Fields of one number are one list: only the numbers change places.
  const places = new Map(fields.map(({ number }) => [number, draw()]))
  fields.sort((a, b) => (places.get(a.number) ?? 0) - (places.get(b.number) ?? 0))
  const strange = () =>
    protobuf.Writer.create()
      .uint32(9_000 * 8)
      .uint32(draw() % 1_000)
      .finish()
  const stranger = () =>
    protobuf.Writer.create()
      .uint32(9_001 * 8 + 2)
      .string('没见过')
      .finish()
  return Buffer.concat([
    strange(),
    ...fields.flatMap(field => [field.bytes, draw() % 2 ? stranger() : strange()]),
  ])
}
