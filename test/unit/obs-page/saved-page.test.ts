import { beforeAll, describe, expect, test } from 'vitest'
import type { Saved } from '../../../lib/obs-page/choices.ts'
import { withChoices } from '../../../lib/obs-page/saved-page.ts'
import { readObsPage } from '../../../lib/settings/schema/obs-page.ts'
import { buildObsPage } from '../../../scripts/obs-page.ts'

let page = ''
beforeAll(async () => {
  page = await buildObsPage()
})
const SAVED: Saved = { ...readObsPage({ style: 'gifts' }), lang: 'en', tiers: [1, 2, 3, 4, 5] }

describe('the page for OBS', () => {
  test('is one file that names no other', () => {
    expect(page.match(/<script/g)).toHaveLength(2)
    const other = /<link|<script[^>]+src=|@import|\bimport\s*[('"{]|\.tsx/
    expect(other.exec(page)?.[0]).toBeUndefined()
  })
  test('has the words of every text that it says', () => {
    const said = new Set([...page.matchAll(/\.t\([`"']([a-z][\w.]*)/gi)].map(([, key]) => key ?? ''))
    expect(said.size).toBeGreaterThan(20)
    const missing = [...said].filter(key => !page.includes(`${key.replaceAll('.', '_')}`))
    expect(missing).toEqual([])
  })
  test('runs in the oldest browser that such an OBS has', () => {
    const newer =
      /:has\(|\.toSorted\(|\.toReversed\(|\.withResolvers\(|\.groupBy\(|\.canParse\(|\.isWellFormed\(/
    expect(newer.exec(page)?.[0]).toBeUndefined()
  })
})

describe('saving', () => {
  const choicesIn = (saved: string) => JSON.parse(/id="choices">(.*?)<\/script>/s.exec(saved)?.[1] ?? '')

  test('writes the choices where the page looks for them', () => {
    expect(choicesIn(withChoices(page, SAVED))).toEqual(SAVED)
  })
  test('nothing in them ends their element', () => {
    const name = '</script><script>alert(1)</script><!--'
    const saved = withChoices(page, { ...SAVED, text: name })
    expect(saved.match(/<script/g)).toHaveLength(2)
    expect(choicesIn(saved).text).toBe(name)
  })
  test('tells of a page that has no place for them', () => {
    expect(() => withChoices('<html></html>', SAVED)).toThrow(/no place/)
  })
})
