import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FIELDS, fieldWords } from '../../../lib/filter/fields.ts'
import { parseFilter } from '../../../lib/filter/parse.ts'

const page = readFileSync(new URL('../../../docs/filter.md', import.meta.url), 'utf8')

test('docs/filter.md names every field, every choice, and every other name of theirs', () => {
  const typed = new Set(page.split(/[\s|`,]+/))
  const choices = [FIELDS.is.choices, FIELDS.has.choices, FIELDS.topic.choices].flatMap(each =>
    Object.entries(each).flat(2),
  )
  for (const word of [...fieldWords(), ...choices]) expect(typed).toContain(word)
})

test('the examples of docs/filter.md are filters', () => {
  const examples = page.split('```')[1]?.trim().split('\n') ?? []
  expect(examples.length).toBeGreaterThan(5)
  for (const line of examples) {
    const [example = ''] = line.split(/\s{3,}/)
    expect(parseFilter(example), example).toMatchObject({ ok: true })
  }
})
