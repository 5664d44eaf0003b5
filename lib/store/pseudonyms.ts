import type { Entry } from '../model/entry.ts'
import type { User } from '../model/events.ts'
import { type Known, mapPeople, type Named, type PeopleMap, personToKey } from '../model/people.ts'
import type { Tables } from './tables.ts'

const MOST_KNOWN = 50_000

interface Pseudonym {
  id: string
  nickname: string
}

/**
 * Replaces ids and names consistently per key: HMAC-SHA-256 of the id, with a key that stays on the machine. Removes
 * pictures, profile addresses, club names, server sentences and unreadable fields. Names typed in texts stay.
 */
export class Pseudonyms implements PeopleMap {
  readonly #key: CryptoKey
  readonly #prefix: string
  readonly #known = new Map<string, Pseudonym>()

  /** @param prefix of names, `观众` */
  constructor(key: CryptoKey, prefix: string) {
    this.#key = key
    this.#prefix = prefix
  }

  async of<E extends Entry>(entries: readonly E[]): Promise<E[]> {
    if (this.#known.size > MOST_KNOWN) this.#known.clear()
    const fresh = new Set<string>()
    const note = <P extends Known>(who: P): P => {
      const key = personToKey(who)
      if (!this.#known.has(key)) fresh.add(key)
      return who
    }
    const notes: PeopleMap = { user: note, named: note, sentence: text => text, fields: fields => fields }
    for (const { event } of entries) mapPeople(event, notes)
    await Promise.all([...fresh].map(async key => this.#known.set(key, await this.#make(key))))
    return entries.map(entry => ({ ...entry, event: mapPeople(entry.event, this) }))
  }

  /** Removes what identifies the room. */
  session<S extends { webRid: string; title: string; anchor: string }>(session: S): S {
    return { ...session, webRid: '', title: '', anchor: '' }
  }

  async #make(key: string): Promise<Pseudonym> {
    const signed = await crypto.subtle.sign('HMAC', this.#key, new TextEncoder().encode(key))
    const view = new DataView(signed)
    return {
      id: String(view.getBigUint64(0)),
      nickname: `${this.#prefix}${view.getUint32(8).toString(36).padStart(7, '0')}`,
    }
  }

  user(user: User): User {
    const { gender, level, fansClub, roles, anonymous, masked } = user
    return {
      ...this.named(user),
      roles,
      ...(gender === undefined ? {} : { gender }),
      ...(level === undefined ? {} : { level }),
      ...(fansClub ? { fansClub: { name: '', level: fansClub.level } } : {}),
      ...(anonymous ? { anonymous } : {}),
      ...(masked ? { masked } : {}),
    }
  }

  named(person: Known): Named {
    return { ...(this.#known.get(personToKey(person)) ?? { id: '0', nickname: this.#prefix }) }
  }

  sentence(): string {
    return ''
  }

  fields(): [] {
    return []
  }
}

/** Made on first use; not extractable. */
export async function pseudonymKey(tables: Tables): Promise<CryptoKey> {
  const known = await tables.keys.get('pseudonyms')
  if (known?.name === 'pseudonyms') return known.key
  const algorithm = { name: 'HMAC', hash: 'SHA-256' } satisfies HmacImportParams
  const key = await crypto.subtle.importKey(
    'raw',
    crypto.getRandomValues(new Uint8Array(32)),
    algorithm,
    false,
    ['sign'],
  )
  await tables.keys.put({ name: 'pseudonyms', key })
  return key
}
