import { browser } from 'wxt/browser'
import { EVENT_TYPES, KINDS } from '../model/kinds.ts'

/** One language's messages, as the browser has them: `$1` stands for a value, ` | ` between one and several. */
export type Catalog = Readonly<Record<string, { message: string }>>

/** What a text on the screen says in the other languages, in pieces; nothing where it is no message of ours. */
export type OtherWords = (shown: string) => readonly string[]

const LANGUAGES = ['zh_CN', 'en']
const VALUE = /\$\d/
const SPECIAL = /[\\^$.*+?()[\]{}|/-]/g
/** With fewer signs than this around its values a message would fit everything. */
const TELLING = 2

let loading: Promise<OtherWords> | undefined

/** Reads the messages of all languages, once: they lie in the extension. Knows no words where that fails. */
export function loadOtherWords(): Promise<OtherWords> {
  loading ??= Promise.all(LANGUAGES.map(load)).then(otherWords, () => () => [])
  return loading
}

async function load(language: string): Promise<Catalog> {
  const answer = await fetch(`${browser.runtime.getURL('/')}_locales/${language}/messages.json`)
  return answer.json()
}

/** Makes a dictionary of every language into every other. What the types of events are called is in it too. */
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
  for (const type of EVENT_TYPES) learn(Object.values(KINDS[type].label))
  for (const key of Object.keys(catalogs[0] ?? {})) {
    learn(catalogs.flatMap(catalog => catalog[key]?.message.split(' | ') ?? []))
  }
  /** The message around the values, and what of the values are messages themselves. */
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

/** What a message looks like when it is shown, with anything for its values. */
function patternOf(message: string): RegExp {
  const parts = message.split(VALUE).map(part => part.replace(SPECIAL, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`, 's')
}
