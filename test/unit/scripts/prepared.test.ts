import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isPrepared, markPrepared } from '../../../scripts/prepared.mjs'

let root: string
const write = (file: string, text = '') => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tingdan-prepared-'))
  for (const file of ['wxt.config.ts', 'package-lock.json', '.wxt/tsconfig.json', 'public/icon/16.png'])
    write(file)
  for (const file of ['background.ts', 'history/index.html', 'history/App.tsx']) write(`entrypoints/${file}`)
  write('lib/i18n/locales/en.yml', 'name: Tingdan')
  markPrepared(root)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('whether the generated types describe the sources', () => {
  test('they do once they were made, and while only what is inside an entrypoint changes', () => {
    expect(isPrepared(root)).toBe(true)
    write('entrypoints/history/App.tsx', 'changed')
    write('entrypoints/history/List.tsx')
    expect(isPrepared(root)).toBe(true)
  })
  test.each<[string, () => void]>([
    [
      'an entrypoint is renamed',
      () => renameSync(join(root, 'entrypoints/history'), join(root, 'entrypoints/archive')),
    ],
    ['a script is added', () => write('entrypoints/tap.content.ts')],
    ['a public file is added', () => write('public/icon/32.png')],
    ['a text is renamed', () => write('lib/i18n/locales/en.yml', 'title: Tingdan')],
    ['the configuration changes', () => write('wxt.config.ts', 'changed')],
    ['packages change', () => write('package-lock.json', '{}')],
    ['they are gone', () => rmSync(join(root, '.wxt'), { recursive: true })],
  ])('they do not after %s', (_, change) => {
    change()
    expect(isPrepared(root)).toBe(false)
  })
})
