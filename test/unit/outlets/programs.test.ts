import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseMessagesFile } from '@wxt-dev/i18n/build'
import { describe, expect, test } from 'vitest'
import { PROGRAMS } from '../../../lib/outlets/table.ts'
import { root } from '../../../scripts/node.mjs'

const texts = await parseMessagesFile(join(root, 'lib/i18n/locales/zh_CN.yml'))
const keys = new Set(texts.map(({ key }) => key.join('.')))

describe.each(Object.entries(PROGRAMS))('%s', (name, { address, schemes, options, secrets, ...program }) => {
  test('is called as in the table, and its usual address is one of its own, on this computer', () => {
    expect(program.name).toBe(name)
    const url = new URL(address)
    expect(schemes).toContain(url.protocol)
    expect(url.hostname).toBe('127.0.0.1')
  })

  test('has texts for its options and passwords', () => {
    const named = options.filter(({ kind }) => kind === 'text')
    const wanted = [
      ...named.flatMap(option => [`outletOption.${option.name}`, `outletOptionHint.${option.name}`]),
      ...secrets.map(secret => `outletSecret.${secret}`),
    ]
    expect(wanted.filter(key => !keys.has(key))).toEqual([])
  })

  test('has a page in Chinese and English', () => {
    const file = join(root, 'docs/outlets', `${name}.md`)
    const page = readFileSync(file, 'utf8')
    expect(page).toMatch(/^#.*\p{Script=Han}/mu)
    if (!existsSync(file.replace(/md$/, 'en.md'))) expect(page).toMatch(/^## [\x20-\x7e]+$/m)
  })
})
