import { test } from 'vitest'
import { expectNothingNoticed, type Pages, promise, same } from './promise.ts'

/** `new WebSocket(url, protocols)`: https://websockets.spec.whatwg.org/#dom-websocket-websocket */
export function constructorKeepsItsPromises(pages: Pages): void {
  same(pages, 'WebIDL: calling without new, and without arguments, throws as ever', () => {
    const Class = WebSocket as unknown as {
      new (...args: unknown[]): WebSocket
      (...args: unknown[]): unknown
    }
    const calls = [
      () => Class('wss://live.douyin.com/webcast/im/push/'),
      () => Class.call({}, 'wss://live.douyin.com/'),
      () => new Class(),
      () => new Class(Symbol('url')),
      () => Reflect.construct(Class, ['wss://live.douyin.com/'], (() => 0) as never),
    ]
    return calls.map(call => {
      try {
        return String(call())
      } catch (error) {
        return [(error as Error).constructor.name, (error as Error).message]
      }
    })
  })

  promise(
    pages,
    'step 2 to 6: an address that does not parse, of another scheme or with a fragment is a SyntaxError',
    () =>
      ['wss://', 'ftp://live.douyin.com/webcast/im/push/', 'wss://live.douyin.com/webcast/im/push/#part'].map(
        url => {
          try {
            return new WebSocket(url).url
          } catch (error) {
            return error instanceof DOMException && [error.name, error.code]
          }
        },
      ),
    Array(3).fill(['SyntaxError', 12]),
  )

  promise(
    pages,
    'step 8 and 9: a subprotocol that is no token or comes twice is a SyntaxError',
    () =>
      ['', 'a b', ['chat', 'chat'], [';']].map(protocols => {
        try {
          return new WebSocket('wss://live.douyin.com/webcast/im/push/', protocols).url
        } catch (error) {
          return error instanceof DOMException && error.name
        }
      }),
    Array(4).fill('SyntaxError'),
  )

  same(pages, 'the messages of these errors', () =>
    [['wss://'], ['ftp://a'], ['wss://a/#b'], ['wss://a', 'a b'], ['wss://a', ['c', 'c']]].map(args => {
      try {
        return new WebSocket(...(args as [string]))
      } catch (error) {
        return String(error)
      }
    }),
  )

  promise(
    pages,
    'WebIDL conversions: address and protocols are each read once, in order',
    () => {
      const read: string[] = []
      const url = {
        toString: () => {
          read.push('url')
          return 'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7'
        },
      }
      const protocols = {
        *[Symbol.iterator]() {
          read.push('protocols')
          yield 'chat'
        },
      }
      const socket = new WebSocket(url as unknown as string, protocols as unknown as string[])
      socket.close()
      return read
    },
    ['url', 'protocols'],
  )

  promise(
    pages,
    'an error of the page inside a conversion reaches the page as it is',
    () => {
      const mine = new RangeError('mine')
      try {
        new WebSocket({
          toString() {
            throw mine
          },
        } as unknown as string)
      } catch (error) {
        return error === mine
      }
      return 'nothing was thrown'
    },
    true,
  )

  promise(
    pages,
    'step 3: http and https become ws and wss, relative addresses take the base of the page',
    () =>
      ['https://webcast5-ws-web-lf.douyin.com/webcast/im/push/', '/webcast/im/push/v2/?room_id=1'].map(
        url => {
          const socket = new WebSocket(url)
          socket.close()
          return socket.url.replace(location.host, 'here')
        },
      ),
    ['wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/', 'wss://here/webcast/im/push/v2/?room_id=1'],
  )

  promise(
    pages,
    'a new socket: CONNECTING, empty protocol and extensions, binaryType blob, no own properties',
    () => {
      const socket = new WebSocket('wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7')
      const seen = [
        socket.readyState,
        socket.protocol,
        socket.extensions,
        socket.binaryType,
        socket.bufferedAmount,
        socket.onmessage,
        Reflect.ownKeys(socket).length,
        socket instanceof WebSocket,
        socket.constructor === WebSocket,
        Object.getPrototypeOf(socket) === WebSocket.prototype,
        Object.prototype.toString.call(socket),
      ]
      socket.close()
      return seen
    },
    [0, '', '', 'blob', 0, null, 0, true, true, true, '[object WebSocket]'],
  )

  promise(
    pages,
    'WebIDL new.target: subclasses and Reflect.construct get the prototype that they name',
    () => {
      class Room extends WebSocket {
        field = 'own'
        target: boolean
        constructor(url: string) {
          super(url)
          this.target = new.target === Room
        }
        get label() {
          return `room ${this.url.length}`
        }
      }
      class Deeper extends Room {}
      const url = 'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7'
      const room = new Room(url)
      const deeper = new Deeper(url)
      const other = Reflect.construct(WebSocket, [url], Date) as object
      for (const socket of [room, deeper]) socket.close()
      WebSocket.prototype.close.call(other as WebSocket)
      return [
        room instanceof Room && room instanceof WebSocket,
        room.constructor === Room,
        room.field,
        room.target,
        room.label,
        deeper.constructor === Deeper && deeper instanceof Room,
        deeper.target,
        Object.getPrototypeOf(other) === Date.prototype,
        Object.getPrototypeOf(Room) === WebSocket,
      ]
    },
    [true, true, 'own', true, 'room 65', true, false, true, true],
  )

  promise(
    pages,
    'an about:blank frame has a class of its own that keeps the same promises at once',
    () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inner = frame.contentWindow as Window & typeof globalThis
      const socket = new inner.WebSocket('wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7')
      const seen = [
        inner.WebSocket !== WebSocket,
        socket instanceof inner.WebSocket && !(socket instanceof WebSocket),
        socket.constructor === inner.WebSocket,
        inner.WebSocket.name,
      ]
      socket.close()
      frame.remove()
      return seen
    },
    [true, true, true, 'WebSocket'],
  )

  test('none of this made a console line or an error that the unpatched page has not', async () => {
    await expectNothingNoticed(pages)
  })
}
