import { fileURLToPath } from 'node:url'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import { expect, test } from 'vitest'
import { otherWords } from '../../../lib/i18n/other-words.ts'

/** As the build writes it into the extension. */
const catalog = async (name: string) => {
  const file = fileURLToPath(new URL(`../../../lib/i18n/locales/${name}.yml`, import.meta.url))
  return generateChromeMessages(await parseMessagesFile(file))
}
const words = otherWords(await Promise.all([catalog('zh_CN'), catalog('en')]))

test.each([
  ['语速', 'Speed'],
  ['Speed', '语速'],
  [' 自动 ', 'Auto'],
  ['Gifts', '礼物'],
  ['弹幕', 'Chat'],
])('%j is %j in the other language', (shown, other) => {
  expect(words(shown)).toContain(other)
})

test.each([
  ['显示弹幕', ['Show', 'Chat']],
  ['Read Gifts aloud', ['朗读', '礼物']],
  // A value that is no message stays out.
  ['试听 Tingting', ['Preview']],
])('%j has in its pieces %j', (shown, others) => {
  expect(words(shown).join(' ').split(' ')).toEqual(expect.arrayContaining(others))
})

test('what is no message of ours has no other words', () => {
  expect(words('张三')).toEqual([])
  expect(words('')).toEqual([])
})
