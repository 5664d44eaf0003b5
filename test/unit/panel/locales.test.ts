import { fileURLToPath } from 'node:url'
import { parseMessagesFile } from '@wxt-dev/i18n/build'
import { expect, test } from 'vitest'

const locale = async (name: string) => {
  const file = fileURLToPath(new URL(`../../../lib/i18n/locales/${name}.yml`, import.meta.url))
  const messages = await parseMessagesFile(file)
  return messages.map(({ key, substitutions, type }) => ({ key: key.join('.'), substitutions, type }))
}
const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)

test('Chinese and English have the same messages with the same places for values', async () => {
  const [chinese, english] = await Promise.all([locale('zh_CN'), locale('en')])
  expect(chinese.length).toBeGreaterThan(50)
  expect(english.sort(byKey)).toEqual(chinese.sort(byKey))
})
