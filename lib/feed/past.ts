import type { Entry } from '../model/entry.ts'

/** Entries that are read at a time, or some more: about what a quick hand scrolls past in a second. */
const PAGE = 500

/** What a panel can read of what was kept of a room; each is undefined where the store cannot be read. */
export interface Past {
  /** The entries that lead up to entry `n`, a page of them; none where nothing before it is kept. */
  before: (roomId: string, n: number) => Promise<Entry[] | undefined>
  /** The entries that follow on entry `n`, a page of them. */
  after: (roomId: string, n: number) => Promise<Entry[] | undefined>
}

/** The past in this browser's history. The way to the store is fetched when it is first asked for. */
export function storedPast(): Past {
  const parts = () => Promise.all([import('../store/tables.ts'), import('../store/read.ts')])
  let opening: ReturnType<typeof open> | undefined
  const open = async () => {
    const [{ Tables }, { readAfter, readBefore }] = await parts()
    return { tables: new Tables(), readAfter, readBefore }
  }
  const read = async (what: (store: Awaited<ReturnType<typeof open>>) => Promise<Entry[]>) => {
    try {
      opening ??= open()
      return await what(await opening)
    } catch {
      opening = undefined
      return undefined
    }
  }
  return {
    before: (roomId, n) => read(({ tables, readBefore }) => readBefore(tables, roomId, n, PAGE)),
    after: (roomId, n) => read(({ tables, readAfter }) => readAfter(tables, roomId, n, PAGE)),
  }
}
