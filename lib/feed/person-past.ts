import { signal } from '@preact/signals'
import type { User } from '../model/events.ts'
import { EVENT_TYPES } from '../model/kinds.ts'
import type { DeedsRead } from '../store/deeds.ts'
import { Feed } from './feed.ts'
import { isCrowd, type Row } from './row.ts'

/** Per step; a combo is one row, so maybe a few more. */
const PAGE = 50

const ALL_TYPES = Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as ConstructorParameters<
  typeof Feed
>[0]

/** A person's stored rows, latest first, read on demand. */
export class PersonPast {
  /** In the shown session, and in all others. */
  readonly here = signal<readonly Row[]>([])
  readonly elsewhere = signal<readonly Row[]>([])
  readonly status = signal<'more' | 'reading' | 'end' | 'unreadable'>('more')
  readonly #session: string
  readonly #stored: AsyncGenerator<DeedsRead, undefined>
  #isClosed = false

  /** @param stored latest first, read on demand */
  constructor(session: string, stored: AsyncGenerator<DeedsRead, undefined>) {
    this.#session = session
    this.#stored = stored
  }

  /** One more page. `status` tells at the end if some were unreadable. */
  async more(): Promise<void> {
    if (this.status.peek() !== 'more') return
    this.status.value = 'reading'
    const enough = this.#count() + PAGE
    try {
      while (this.#count() < enough) {
        const { value, done } = await this.#stored.next()
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

  close(): void {
    this.#isClosed = true
    void this.#stored.return(undefined).catch(() => {})
  }

  #count(): number {
    return this.here.peek().length + this.elsewhere.peek().length
  }
}

function rowsOf({ entries }: DeedsRead): Row[] {
  const feed = new Feed(ALL_TYPES)
  feed.append(entries)
  // Entrances and likes are only counted, or they would bury what was said.
  return feed.rows.filter(({ event }) => !isCrowd(event)).reverse()
}

/**
 * Those of a session before entry `n`, then of all others. Loads the store's code on first use.
 * @throws at the end if some were unreadable
 */
export async function* storedEvents(
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
