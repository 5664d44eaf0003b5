import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { METHODS } from '../../../lib/model/methods.ts'
import { MESSAGES_DOC, messagesDoc } from '../../../scripts/messages-doc.ts'

test('docs/messages.md is what `npm run messages` makes', () => {
  expect(readFileSync(MESSAGES_DOC, 'utf8')).toBe(messagesDoc())
})

test('every message has a name in both languages', () => {
  for (const [name, { label }] of Object.entries(METHODS)) {
    expect(label.zh, name).toMatch(/\p{Script=Han}/u)
    expect(label.en, name).toMatch(/^[\x20-\x7e]+$/)
  }
})
