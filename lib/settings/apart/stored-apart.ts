import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { exclusively } from '../../model/exclusive.ts'
import { record, text } from '../schema/parts.ts'

/** Passwords and tokens by name. */
export type Secrets = Readonly<Record<string, string>>

/** A list of its own, and the passwords of its items by id. */
export interface Apart<T extends { id: string }> {
  list: T[]
  secrets: Record<string, Secrets>
}

const SECRETS = record('mend', 40, record('mend', 40, text(2_000)))

/** Reads stored passwords, by item. Never throws. */
export function readSecrets(stored: unknown): Record<string, Secrets> {
  return v.parse(SECRETS, stored)
}

/** With a part of one item changed. */
export function withItem<T extends { id: string }>(stored: Apart<T>, id: string, part: Partial<T>): Apart<T> {
  return withChanged(stored, id, one => ({ ...one, ...part }))
}

/** With one option of an item changed: those that were changed just before stay. */
export function withOption<T extends { id: string; options: Record<string, string> }>(
  stored: Apart<T>,
  id: string,
  name: string,
  value: string,
): Apart<T> {
  return withChanged(stored, id, one => ({ ...one, options: { ...one.options, [name]: value } }))
}

function withChanged<T extends { id: string }>(
  stored: Apart<T>,
  id: string,
  change: (one: T) => T,
): Apart<T> {
  return { ...stored, list: stored.list.map(one => (one.id === id ? change(one) : one)) }
}

export function withoutItem<T extends { id: string }>(stored: Apart<T>, id: string): Apart<T> {
  return { ...stored, list: stored.list.filter(one => one.id !== id) }
}

/** With a password of an item; empty: without it. */
export function withSecret<T extends { id: string }>(
  stored: Apart<T>,
  id: string,
  name: string,
  value: string,
): Apart<T> {
  const { [name]: _, ...others } = stored.secrets[id] ?? {}
  const secrets = value === '' ? others : { ...others, [name]: value }
  return { ...stored, secrets: { ...stored.secrets, [id]: secrets } }
}

/** What is stored beside the settings: not in the settings' file, and its passwords shown to nobody. */
export interface StoredApart<T extends { id: string }> {
  /** @throws if the browser cannot read */
  read: () => Promise<Apart<T>>
  /**
   * Listens before it reads.
   * @param onChange after changes, until `signal` aborts
   * @returns what is stored now
   * @throws if the browser cannot read
   */
  follow: (onChange: (stored: Apart<T>) => void, signal: AbortSignal) => Promise<Apart<T>>
  /**
   * One writer at a time. Deletes passwords of removed items.
   * @throws if the browser cannot read or write
   */
  change: (change: (stored: Apart<T>) => Apart<T>) => Promise<void>
}

/**
 * @param key of the list in the browser's local storage
 * @param secretsKey of the passwords
 */
export function storedApart<T extends { id: string }>(
  key: string,
  secretsKey: string,
  readList: (stored: unknown) => T[],
): StoredApart<T> {
  const read = async () => {
    const { [key]: list, [secretsKey]: secrets } = await browser.storage.local.get([key, secretsKey])
    return { list: readList(list), secrets: readSecrets(secrets) }
  }
  return {
    read,
    follow: async (onChange, signal) => {
      const heard = (changes: Record<string, unknown>) => {
        if (!Object.hasOwn(changes, key) && !Object.hasOwn(changes, secretsKey)) return
        // Retried at the next change.
        read().then(onChange, () => undefined)
      }
      browser.storage.local.onChanged.addListener(heard)
      signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(heard), {
        once: true,
      })
      return read()
    },
    change: change =>
      exclusively(key, async () => {
        const changed = change(await read())
        const list = readList(changed.list)
        const ids = new Set(list.map(({ id }) => id))
        const secrets = Object.entries(changed.secrets).filter(([id]) => ids.has(id))
        await browser.storage.local.set({ [key]: list, [secretsKey]: Object.fromEntries(secrets) })
      }),
  }
}
