import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personVoice } from '../../../lib/speech/manner.ts'

const person = (id: string) => ({ id, nickname: id, roles: [] })
const VOICES = ['晓晓', '云希', 'own:1', 'own:2']
const people = Array.from({ length: 400 }, (_, at) => person(String(7_000_000 + at)))

test('a person always has the same voice, and the voices are shared out', () => {
  const counts = new Map<string, number>()
  for (const one of people) {
    const voice = personVoice(one, { on: true, voices: VOICES })
    expect(personVoice({ ...one }, { on: true, voices: VOICES.toReversed() })).toBe(voice)
    counts.set(voice, (counts.get(voice) ?? 0) + 1)
  }
  for (const voice of VOICES) expect(counts.get(voice)).toBeGreaterThan(60)
})

test('another voice changes only those who get it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }),
      fc.string(),
      (voices, added) => {
        for (const one of people.slice(0, 20)) {
          const before = personVoice(one, { on: true, voices })
          const after = personVoice(one, { on: true, voices: [...voices, added] })
          expect([before, added]).toContain(after)
        }
      },
    ),
  )
})

test('off, or without a person or a voice, there is none', () => {
  expect(personVoice(person('1'), { on: false, voices: VOICES })).toBe('')
  expect(personVoice(undefined, { on: true, voices: VOICES })).toBe('')
  expect(personVoice(person('1'), { on: true, voices: [] })).toBe('')
})
