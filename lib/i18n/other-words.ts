import { browser } from 'wxt/browser'
import { EVENT_TYPES, KINDS } from '../model/kinds.ts'
import { KINDS as TRADITIONAL } from '../model/kinds.ts?traditional'

/**
 * Messages of one language: `$1` is a value, `
 * ` separates singular and plural.
 */
export type Catalog = Readonly<Record<string, { message: string }>>

/** A shown text in the other languages, in pieces; empty for foreign texts. */
export type OtherWords = (shown: string) => readonly string[]

const LANGUAGES = ['zh_CN', 'zh_TW', 'en']
const VALUE = /\$\d/
const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g
/** Shorter messages around values would match everything. */
const TELLING = 2

let loading: Promise<OtherWords> | undefined

/** Loads all languages once, from the extension. Knows no words if that fails. */
export function loadOtherWords(): Promise<OtherWords> {
  loading ??= Promise.all(LANGUAGES.map(load)).then(otherWords, () => () => [])
  return loading
}

async function load(language: string): Promise<Catalog> {
  const answer = await fetch(`${browser.runtime.getURL('/')}_locales/${language}/messages.json`)
  return answer.json()
}

/** A dictionary between all languages, with the names of event types. */
export function otherWords(catalogs: readonly Catalog[]): OtherWords {
  const whole = new Map<string, readonly string[]>()
  const withValues: { pattern: RegExp; others: string[] }[] = []
  const learn = (texts: readonly string[]) => {
    for (const text of texts) {
      const others = texts.filter(other => other !== text).map(withoutValues)
      if (!VALUE.test(text)) whole.set(text, [...(whole.get(text) ?? []), ...others])
      else if (withoutValues(text).length >= TELLING) withValues.push({ pattern: patternOf(text), others })
    }
  }
  for (const type of EVENT_TYPES) learn([...Object.values(KINDS[type].label), TRADITIONAL[type].label.zh])
  for (const key of Object.keys(catalogs[0] ?? {})) {
    learn(catalogs.flatMap(catalog => catalog[key]?.message.split(' | ') ?? []))
  }
  /** The message around the values, and values that are messages themselves. */
  const inPieces = (text: string): string[] =>
    withValues.flatMap(({ pattern, others }) => {
      const values = pattern.exec(text)?.slice(1)
      return values ? [...others, ...values.flatMap(value => whole.get(value) ?? [])] : []
    })
  const known = new Map<string, readonly string[]>()
  return shown => {
    const text = shown.trim()
    const others = known.get(text) ?? whole.get(text) ?? inPieces(text)
    known.set(text, others)
    return others
  }
}

function withoutValues(message: string): string {
  return message.replaceAll(/\$\d/g, ' ').trim()
}

/** Matches a message with any values. */
function patternOf(message: string): RegExp {
  const parts = message.split(VALUE).map(part => part.replace(SPECIAL, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`, 's')
}
