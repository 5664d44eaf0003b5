import type { Entry } from '../model/entry.ts'

/** A quick scroll passes as many in a second. */
const PAGE = 500

/** Stored entries, a page at a time; undefined: unreadable. */
export interface Past {
  before: (roomId: string, n: number) => Promise<Entry[] | undefined>
  after: (roomId: string, n: number) => Promise<Entry[] | undefined>
}

/** Loads the store's code on first use. */
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
