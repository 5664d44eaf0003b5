import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askedAddress,
  FETCH_PATH,
  isChannel,
  isPreview,
  PUSH_PATH,
  roomIdOf,
} from '../../../lib/capture/tap/address.ts'
import { inOrder } from '../../../lib/capture/tap/order.ts'
import { bytesOfText } from '../../../lib/capture/tap/text.ts'
import type { Captured } from '../../../lib/model/captured.ts'
import { DOCUMENT, nodeNatives } from './realm.ts'

const n = nodeNatives()

describe('addresses', () => {
  test.each([
    ['wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7', true],
    ['wss://webcast100-ws-web-hl.douyin.com/webcast/im/push/', true],
    ['ws://douyin.com:81/webcast/im/push', true],
    ['wss://webcast5-ws-web-lf.amemv.com/webcast/im/push/v2/', true],
    ['wss://any.douyin.com/webcast/im/push/preview/?room_id=7', true],
    ['wss://any.douyin.com/x/webcast/im/push/', false],
    ['wss://any.douyin.com/?/webcast/im/push/', false],
    ['wss://any.douyin.com/webcast/im/', false],
    ['wss://any.douyin.com/', false],
    ['wss://any.example/webcast/im/push/v2/?room_id=7', false],
    ['wss://evildouyin.com/webcast/im/push/v2/', false],
    ['wss://douyin.com.example/webcast/im/push/v2/', false],
    ['wss://live.douyin.com@any.example/webcast/im/push/v2/', false],
    ['wss://any.example/.douyin.com/webcast/im/push/v2/', false],
    ['wss://webcast16-ws-useast1a.tiktok.com/webcast/im/push/', false],
    ['blob:null', false],
    ['', false],
  ])('%s is a push address: %s', (url, expected) => {
    expect(isChannel(n, url, PUSH_PATH)).toBe(expected)
  })

  test.each([
    ['wss://a.douyin.com/webcast/im/push/preview/?room_id=7', true],
    ['https://a.douyin.com/webcast/im/fetch/preview/?room_id=7', true],
    ['wss://a.douyin.com/webcast/im/push/v2/?from=/webcast/im/push/preview/', false],
    ['https://a.douyin.com/webcast/im/fetch/?room_id=7', false],
  ])('%s is of a card: %s', (url, expected) => {
    expect(isPreview(n, url)).toBe(expected)
  })

  test.each([
    ['wss://a/webcast/im/push/?room_id=7300000000000000001', '7300000000000000001'],
    ['wss://a/p?aid=6383&room_id=12&x=1', '12'],
    ['wss://a/p?wss_push_room_id=9&x_room_id=8', ''],
    ['wss://a/p?room_id=', ''],
    ['wss://a/p?room_id=abc', ''],
    ['wss://a/room_id=7', ''],
    ['wss://a/p', ''],
  ])('%s is of room %j', (url, roomId) => {
    expect(roomIdOf(n, url)).toBe(roomId)
  })

  test.each([
    ['an absolute address', 'https://live.douyin.com/webcast/im/fetch/?room_id=1', true],
    ['a path', '/webcast/im/fetch/?room_id=1', true],
    ['a relative address', 'fetch/?room_id=1', true],
    ['another host of Douyin', '//www.douyin.com/webcast/im/fetch', true],
    ['another host', '//any.example/webcast/im/fetch', false],
    ['a URL', new URL('https://live.douyin.com/webcast/im/fetch/'), true],
    ['a Request', new Request('https://live.douyin.com/webcast/im/fetch/'), true],
    ['another path', '/aweme/v1/fetch', false],
    ['the push path', '/webcast/im/push/', false],
    ['no address', 'https://fetch:x', false],
    ['an object with a toString', { toString: (): string => '/webcast/im/fetch/' }, false],
    ['nothing', undefined, false],
  ])('a poll by %s: %s', (_, input, expected) => {
    let url = ''
    try {
      url = askedAddress(n, DOCUMENT, input)
    } catch {
      // As in the tap: an address that is none is the page's own error.
    }
    expect(url !== '' && url.includes(FETCH_PATH)).toBe(expected)
  })
})

test('whatever the order in which Blobs are read, and whichever fail: items keep theirs', async () => {
  const item = (at: number): Captured => ({ kind: 'socket', socket: 1, roomId: '', at, state: 'open' })
  const turns = fc.array(fc.constantFrom('now', 'read', 'broken'), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(turns, fc.scheduler(), async (kinds, scheduler) => {
      const out: number[] = []
      const queue = inOrder(n, ({ at }) => {
        out.push(at)
        if (at % 7 === 6) throw new Error('of the emitter')
      })
      for (const [at, kind] of kinds.entries()) {
        if (kind === 'now') {
          try {
            queue.now(item(at))
          } catch {
            // The tap's listener is quiet about it.
          }
        } else {
          const settled =
            kind === 'read' ? Promise.resolve(new ArrayBuffer(0)) : Promise.reject(new Error('gone'))
          queue.later(scheduler.schedule(settled), () => item(at))
        }
      }
      await scheduler.waitIdle()
      expect(out).toEqual([...kinds.keys()].filter(at => kinds[at] !== 'broken'))
    }),
  )
})

describe('bytes behind text', () => {
  test('every byte string read as x-user-defined', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const text = [...bytes].map(byte => String.fromCharCode(byte < 0x80 ? byte : 0xf700 + byte)).join('')
        expect(bytesOfText(n, text)).toEqual(bytes)
      }),
    )
  })

  test('every text that was UTF-8, without the characters of x-user-defined and without lost bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        fc.pre(!/[\uf780-\uf7ff\ufffd]/.test(text))
        expect(bytesOfText(n, text)).toEqual(new TextEncoder().encode(text))
      }),
    )
  })

  test('text with lost bytes gives none', () => {
    expect(bytesOfText(n, new TextDecoder().decode(Uint8Array.of(8, 0xff)))).toBeUndefined()
  })
})
