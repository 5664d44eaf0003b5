import * as v from 'valibot'
import type { TierSteps } from '../model/gift-tier.ts'
import { isObject } from '../model/json.ts'
import { EVENT_TYPES } from '../model/kinds.ts'
import { giftsSchema, stepsOf } from '../settings/schema/gifts.ts'
import { type ObsPageSettings, readObsPage } from '../settings/schema/obs-page.ts'

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** What the saved file holds beside its settings, and what only the URL says. */
export interface Choices extends ObsPageSettings {
  lang: Language
  /** From how many diamonds a gift is shown larger. */
  tiers: TierSteps
  /** Room number or room id; empty: every room. */
  room: string
  /** A server of our own format to listen to; empty: OBS alone tells. */
  ws: string
}

/** What the extension writes into the file that it saves. */
export type Saved = ObsPageSettings & Pick<Choices, 'lang' | 'tiers'>

const DEFAULT_TIERS = stepsOf(v.parse(giftsSchema('mend'), {}))

/**
 * The page's choices: those of its URL, else those that were saved with it, else the defaults.
 * @param saved of any shape
 * @param search `location.search`; unknown names and wrong values are skipped
 * @param lang of the browser, if nothing else says one
 */
export function readChoices(saved: unknown, search: string, lang: string): Choices {
  const params = new URLSearchParams(search)
  const kept = isObject(saved) ? saved : {}
  const base = readObsPage(kept)
  let chosen = base
  // One by one, so that a wrong value leaves what was saved.
  for (const name of Object.keys(base)) {
    const text = params.get(name)
    if (text === null) continue
    const value = fromText(name, text, base)
    const next = readObsPage({ ...chosen, [name]: value })
    if (JSON.stringify(Reflect.get(next, name)) === JSON.stringify(value)) chosen = next
  }
  return {
    ...chosen,
    lang: languageOf(params.get('lang')) ?? languageOf(kept.lang) ?? languageOf(lang) ?? 'en',
    tiers: tiersOf(params.get('tiers')?.split(',').map(Number)) ?? tiersOf(kept.tiers) ?? DEFAULT_TIERS,
    room: params.get('room') ?? '',
    ws: addressOf(params.get('ws')),
  }
}

function fromText(name: string, text: string, base: ObsPageSettings): unknown {
  const now: unknown = Reflect.get(base, name)
  if (name === 'types') {
    const names = text.split(',')
    return Object.fromEntries(EVENT_TYPES.map(type => [type, names.includes(type)]))
  }
  if (typeof now === 'number') return text.trim() === '' ? text : Number(text)
  if (typeof now === 'boolean')
    return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : text
  // A bare `#` begins the fragment of an address.
  return /^[\da-f]{6}$/i.test(text) ? `#${text}` : text
}

/** The language of the page nearest to a tag. */
export function languageOf(value: unknown): Language | undefined {
  if (typeof value !== 'string') return undefined
  if (/^zh-(TW|HK|MO|Hant)/i.test(value)) return 'zh-TW'
  return LANGUAGES.find(lang => lang.slice(0, 2) === value.slice(0, 2).toLowerCase())
}

function tiersOf(value: unknown): TierSteps | undefined {
  if (!Array.isArray(value) || value.length !== DEFAULT_TIERS.length) return undefined
  if (!value.every(step => Number.isInteger(step) && step >= 0)) return undefined
  const [a, b, c, d, e] = value
  return [a, b, c, d, e]
}

function addressOf(text: string | null): string {
  return text && /^wss?:\/\/[^/\s]/i.test(text) ? text : ''
}

/** The URL parameters that say the same. */
export function toSearch({ types, tiers, ...choices }: Saved): URLSearchParams {
  const plain = Object.entries(choices).map(([name, value]) => [name, String(value).replace(/^#/, '')])
  return new URLSearchParams([
    ...plain,
    ['types', EVENT_TYPES.filter(type => types[type]).join()],
    ['tiers', tiers.join()],
  ])
}
