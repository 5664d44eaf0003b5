import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OPTIONAL_HOSTS, OPTIONAL_PERMISSIONS, PERMISSIONS } from '../../../scripts/permissions.ts'
import {
  type Listing,
  LONGEST,
  listingComplaints,
  listingPage,
  PRIVACY_ADDRESS,
  placeholders,
  reasonsOf,
} from '../../../scripts/store-listing.ts'
import { PICTURES } from '../../../scripts/store-pictures-list.ts'
import { LISTINGS } from '../../../scripts/store-texts.ts'

const FOLDER = 'docs/store'

describe.each(['zh', 'en'] as const)('the listing in %s', language => {
  test('is one that stores take', () => {
    expect(listingComplaints(language, LISTINGS[language])).toEqual([])
  })
  test('stands in docs/store as npm run store writes it', () => {
    expect(readFileSync(join(FOLDER, `${language}.md`), 'utf8')).toBe(
      listingPage(language, LISTINGS[language]),
    )
  })
  test('has its pictures, in the sizes that stores ask for', () => {
    for (const [name, { width, height }] of Object.entries(PICTURES)) {
      const png = readFileSync(join(FOLDER, 'images', `${name}-${language}.png`))
      expect([name, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([name, width, height])
    }
  })
})

test('no other picture lies there', () => {
  expect(readdirSync(join(FOLDER, 'images'))).toHaveLength(2 * Object.keys(PICTURES).length)
})

test('each permission and host has its reason there', () => {
  const asked = [PERMISSIONS, OPTIONAL_PERMISSIONS, OPTIONAL_HOSTS].flatMap(reasons => Object.keys(reasons))
  expect(Object.keys(reasonsOf('chrome'))).toEqual(
    expect.arrayContaining([...asked, '*://live.douyin.com/*']),
  )
  expect(Object.keys(reasonsOf('firefox'))).not.toContain('sidePanel')
})

describe('a listing', () => {
  const fine: Listing = { ...LISTINGS.en, reasons: { tabs: 'a reason' } }

  test.each<[string, Partial<Listing>, string]>([
    [
      'whose name is too long',
      { name: 'n'.repeat(46) },
      `xx: name has 46 characters, stores take ${LONGEST.name}`,
    ],
    [
      'whose summary is too long',
      { summary: '听'.repeat(133) },
      'xx: summary has 133 characters, stores take 132',
    ],
    [
      'whose description is too long',
      { description: 'd'.repeat(10_001) },
      'xx: description has 10001 characters, stores take 10000',
    ],
    [
      'whose description is too short',
      { description: 'short' },
      'xx: description has fewer than the 250 characters that Edge asks for',
    ],
    ['without a purpose', { purpose: ' ' }, 'xx: purpose is empty'],
    ['with a permission without a reason', { reasons: { tabs: '' } }, 'xx: the reason of tabs is empty'],
    [
      'that is called Douyin’s',
      { name: "Douyin's chat" },
      "xx: name or summary may be taken for Douyin's own",
    ],
  ])('%s is refused', (_, change, complaint) => {
    expect(listingComplaints('xx', { ...fine, ...change })).toEqual([complaint])
  })
  test('that keeps to the limits is taken', () => {
    expect(listingComplaints('xx', fine)).toEqual([])
  })
})

test('the address of the privacy policy is named as long as nobody has filled it in', () => {
  expect(placeholders()).toEqual([expect.stringContaining(PRIVACY_ADDRESS)])
  expect(placeholders('https://tingdan.dev/privacy')).toEqual([])
  expect(existsSync('PRIVACY.md')).toBe(true)
})
