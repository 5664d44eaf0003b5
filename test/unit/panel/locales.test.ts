import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
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

test('Chrome takes every name: with another sign in one it loads no extension at all', async () => {
  const names = (await locale('zh_CN')).map(({ key }) => key)
  expect(names.filter(name => !/^[\w@.]+$/.test(name))).toEqual([])
})

test('every message is used: by its name, by a template that begins so, or by the manifest', async () => {
  const sources = ['entrypoints', 'lib', 'wxt.config.ts', 'scripts'].flatMap(sourceTexts).join('\n')
  const begun = Array.from(sources.matchAll(/\bi18n\.t\(\s*`([\w.]+\.)\$\{/g), ([, start = '']) => start)
  expect(begun.length).toBeGreaterThan(20)
  const unused = (await locale('zh_CN'))
    .map(({ key }) => key)
    .filter(key => !key.startsWith('@@') && !begun.some(start => key.startsWith(start)))
    .filter(key => !sources.includes(`'${key}'`) && !sources.includes(`__MSG_${key}`))
  expect(unused).toEqual([])
})

/** The texts of a source file, or of all in a folder. */
function sourceTexts(path: string): string[] {
  if (statSync(path).isFile()) return [readFileSync(path, 'utf8')]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(tsx?|mts)$/.test(name))
    .map(name => readFileSync(join(path, name), 'utf8'))
}
