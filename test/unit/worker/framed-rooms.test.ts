import { describe, expect, test, vi } from 'vitest'
import type { Sequenced } from '../../../lib/capture/port/messages.ts'
import type { PageInfo } from '../../../lib/model/captured.ts'
import { AT } from '../store/entries.ts'
import { relayOf, workerInMemory } from './worker-in-memory.ts'

/** What each document of a page says of itself. */
const PAGES = {
  none: { webRid: '' },
  own: { webRid: '700', title: '框里的歌', anchor: '框里的人' },
  around: { webRid: '800', title: '外面的歌', anchor: '外面的人' },
} as const
const nothing = { webRid: '', title: '', anchor: '' }

/** A tab, of whose documents each has a relay. */
function tab() {
  const worker = workerInMemory()
  const open = (relay: string, top: boolean, page: Partial<PageInfo>) => {
    const end = relayOf(worker, { relay, top, page })
    let seq = 0
    const send = (item: Sequenced['item']) => end.send({ seq: ++seq, item })
    return {
      ...end,
      hears: (roomId: string, at = AT, socket = 1) =>
        send({ kind: 'socket', socket, roomId, at, state: 'open' }),
      says: (now: Partial<PageInfo>, at = AT) =>
        send({ kind: 'page', at, page: { url: '', ...nothing, ...now } }),
    }
  }
  /** What is known of a room, once the documents have been heard to the end. */
  const known = async (roomId: string) => {
    for (const { relay } of worker.pages.all()) await worker.pages.connected(relay)?.work
    return worker.rooms.get(roomId)?.stored().page
  }
  return { ...worker, open, known }
}

describe('a room in a frame is known by', () => {
  test.each([
    ['the frame’s page, where the top page names no room', PAGES.none, PAGES.own, PAGES.own],
    ['the frame’s page, where the top page is of another site', undefined, PAGES.own, PAGES.own],
    ['the top page, where that names one', PAGES.around, PAGES.own, PAGES.around],
    ['the top page, where the frame names none', PAGES.around, PAGES.none, PAGES.around],
    ['nothing, where neither names one', PAGES.none, PAGES.none, nothing],
  ])('%s', async (_, around, own, wanted) => {
    const { open, known, pages } = tab()
    if (around) open('top', true, around)
    open('frame', false, own).hears('7')
    expect(await known('7')).toEqual({ ...nothing, ...wanted })
    expect(pages.views()).toMatchObject([{ ...nothing, ...wanted, tabId: 1, roomId: '7' }])
  })

  test('names that the frame draws later, and those of its next room', async () => {
    const { open, known } = tab()
    open('top', true, PAGES.none)
    const frame = open('frame', false, { webRid: '700' })
    frame.hears('7')
    frame.says(PAGES.own, AT + 1_000)
    expect(await known('7')).toEqual(PAGES.own)
    frame.says({ webRid: '900', anchor: '下一位' }, AT + 60_000)
    frame.hears('9', AT + 60_200, 2)
    expect(await known('9')).toEqual({ webRid: '900', title: '', anchor: '下一位' })
    expect(await known('7')).toEqual(PAGES.own)
  })

  test('its own frame’s page, not that of a frame that hears nothing', async () => {
    const { open, known } = tab()
    open('top', true, PAGES.none)
    open('other', false, PAGES.around)
    open('frame', false, PAGES.own).hears('7')
    expect(await known('7')).toEqual(PAGES.own)
  })

  test('the frame’s page, after the top page has left its own room, and after it has gone to another site', async () => {
    for (const leave of ['address', 'gone'] as const) {
      const { open, known } = tab()
      const top = open('top', true, PAGES.around)
      if (leave === 'address') top.says(PAGES.none, AT + 20_000)
      else top.close()
      await known('7')
      open('frame', false, PAGES.own).hears('7', AT + 21_000)
      expect(await known('7')).toEqual(PAGES.own)
    }
  })

  test('the frame’s page, after the worker’s death too', async () => {
    const before = tab()
    before.open('top', true, PAGES.none)
    before.open('frame', false, { webRid: '700' }).hears('7')
    await before.known('7')
    await before.journal.flush()
    const worker = workerInMemory({ store: before.store })
    await worker.relays.restore()
    relayOf(worker, { relay: 'top', top: true, page: PAGES.none })
    const frame = relayOf(worker, { relay: 'frame', top: false, page: { webRid: '700' }, acked: 1, last: 2 })
    frame.send({ seq: 2, item: { kind: 'page', at: AT + 1_000, page: { url: '', ...PAGES.own } } })
    await vi.waitFor(() => expect(worker.rooms.get('7')?.stored().page).toEqual(PAGES.own), 90_000)
  })
})

describe('of two rooms, the page shows the one', () => {
  test.each([
    ['that the frame’s address names, where the top page names none', PAGES.none, '7'],
    ['that the top page’s address names', { webRid: '8' }, '8'],
  ])('%s', async (_, around, wanted) => {
    const { open, known, pages } = tab()
    const top = open('top', true, around)
    open('frame', false, { webRid: '700', roomId: '7' }).hears('7', AT + 100)
    top.hears('8', AT)
    await known(wanted)
    expect(pages.views()).toMatchObject([{ roomId: wanted }])
  })
})
