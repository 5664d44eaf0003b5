import { signal } from '@preact/signals'
import type { User } from '../model/events.ts'
import { EVENT_TYPES } from '../model/kinds.ts'
import type { DeedsRead } from '../store/deeds.ts'
import { Feed } from './feed.ts'
import type { Row } from './row.ts'

/** So many rows are added at a time, or some more: a combo is one. */
const PAGE = 50

const ALL_TYPES = Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as ConstructorParameters<
  typeof Feed
>[0]

/** What the store tells of a person's doings, the latest first, as far as it was asked for. */
export class PersonPast {
  /** In the session that is shown, and in all others. */
  readonly here = signal<readonly Row[]>([])
  readonly elsewhere = signal<readonly Row[]>([])
  readonly status = signal<'more' | 'reading' | 'end' | 'unreadable'>('more')
  readonly #session: string
  readonly #deeds: AsyncGenerator<DeedsRead, undefined>
  #isClosed = false

  /** @param deeds what is read, the latest first; it is read as it is asked for */
  constructor(session: string, deeds: AsyncGenerator<DeedsRead, undefined>) {
    this.#session = session
    this.#deeds = deeds
  }

  /** Reads a page more. Where not all could be read, the status tells so at the end. */
  async more(): Promise<void> {
    if (this.status.peek() !== 'more') return
    this.status.value = 'reading'
    const enough = this.#count() + PAGE
    try {
      while (this.#count() < enough) {
        const { value, done } = await this.#deeds.next()
        if (this.#isClosed) return
        if (done) {
          this.status.value = 'end'
          return
        }
        const list = value.session === this.#session ? this.here : this.elsewhere
        list.value = [...list.value, ...rowsOf(value)]
      }
      this.status.value = 'more'
    } catch {
      this.status.value = 'unreadable'
    }
  }

  /** Reads no more. */
  close(): void {
    this.#isClosed = true
    void this.#deeds.return(undefined).catch(() => {})
  }

  #count(): number {
    return this.here.peek().length + this.elsewhere.peek().length
  }
}

/** Rows of entries, the latest first. */
function rowsOf({ entries }: DeedsRead): Row[] {
  const feed = new Feed(ALL_TYPES)
  feed.append(entries)
  return feed.rows.reverse()
}

/**
 * What this browser's history tells of a person: in a session before entry `n`, and in all others. The way to the store
 * is fetched when it is first asked for.
 * @throws at its end, where some of it could not be read
 */
export async function* storedDeeds(
  session: string,
  n: number,
  user: User,
): AsyncGenerator<DeedsRead, undefined> {
  const [{ Tables }, { Damage }, { readDeeds }] = await Promise.all([
    import('../store/tables.ts'),
    import('../store/damage.ts'),
    import('../store/deeds.ts'),
  ])
  const tables = new Tables()
  const damage = new Damage()
  try {
    yield* readDeeds(tables, session, n, user, damage)
    if (damage.any) throw new Error('not all of it can be read')
  } finally {
    tables.close()
  }
}
