import { expect, test } from 'vitest'
import { countListeners, IN_FIREFOX, UNCOUNTED } from './browser.ts'
import { expectNothingNoticed, OTHER_SOCKET, type Pages, PUSH, promise, same } from './promise.ts'

/** What a socket tells: https://websockets.spec.whatwg.org/#feedback-from-the-protocol */
export function eventsKeepTheirPromises(pages: Pages): void {
  promise(
    pages,
    'feedback from the protocol: open, each message in order, close; listeners in the order of their adding',
    () =>
      new Promise<string[]>(resolve => {
        const heard: string[] = []
        const socket = new WebSocket(
          'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7&frames=2&text=end&close=4001',
        )
        socket.binaryType = 'arraybuffer'
        socket.addEventListener('open', () => heard.push(`open ${socket.readyState}`))
        socket.addEventListener('message', () => heard.push('first'))
        socket.onmessage = event => heard.push(typeof event.data)
        socket.addEventListener('message', () => heard.push('last'))
        socket.addEventListener('error', () => heard.push('error'))
        socket.onclose = event => {
          heard.push(`close ${event.code} ${event.reason} ${event.wasClean} ${socket.readyState}`)
          resolve(heard)
        }
      }),
    [
      'open 1',
      ...['first', 'object', 'last'],
      ...['first', 'object', 'last'],
      ...['first', 'string', 'last'],
      'close 4001 bye true 3',
    ],
  )

  promise(
    pages,
    'fail the connection: error, then close with 1006, not clean',
    () =>
      new Promise<unknown[]>(resolve => {
        const heard: unknown[] = []
        const socket = new WebSocket(
          'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7&refuse=1',
        )
        socket.onopen = () => heard.push('open')
        socket.onerror = event => heard.push([event.type, event.constructor.name, socket.readyState])
        socket.onclose = event => {
          heard.push([event.code, event.wasClean, event.reason])
          resolve(heard)
        }
      }),
    [
      ['error', 'Event', 3],
      [1006, false, ''],
    ],
  )

  for (const type of ['arraybuffer', 'blob'] as const) {
    test(`message received: binaryType ${type} gives the page each byte as that type`, async () => {
      const observe = (binaryType: BinaryType) =>
        new Promise<unknown[]>(resolve => {
          const read: Promise<unknown>[] = []
          const socket = new WebSocket(
            'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7&frames=3&size=3000&close=1000',
          )
          if (binaryType !== socket.binaryType) socket.binaryType = binaryType
          socket.onmessage = event => {
            const { data } = event
            read.push(
              new Response(data).arrayBuffer().then(buffer => {
                let sum = 0
                for (const byte of new Uint8Array(buffer)) sum = (sum * 31 + byte) % 1_000_003
                return [data.constructor.name, socket.binaryType, buffer.byteLength, sum, event.data === data]
              }),
            )
          }
          socket.onclose = () => resolve(Promise.all(read))
        })
      const unpatched = await pages.unpatched.evaluate(observe, type)
      expect(unpatched).toHaveLength(3)
      expect(unpatched[0]).toContain(type === 'blob' ? 'Blob' : 'ArrayBuffer')
      expect(await pages.patched.evaluate(observe, type)).toEqual(unpatched)
    })
  }

  promise(
    pages,
    'message received: trusted, of the socket, with its origin, and one data object for all listeners',
    () =>
      new Promise<unknown[]>(resolve => {
        const socket = new WebSocket(
          'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7&frames=1',
        )
        socket.binaryType = 'arraybuffer'
        let first: unknown
        socket.addEventListener('message', event => {
          first = event.data
        })
        socket.onmessage = event => {
          const seen = [
            event.isTrusted,
            event.constructor === MessageEvent,
            event.target === socket && event.currentTarget === socket,
            event.origin,
            event.eventPhase,
            event.bubbles || event.cancelable,
            event.ports.length,
            event.data === first,
            Object.getPrototypeOf(event.data) === ArrayBuffer.prototype,
            event.composedPath().length,
          ]
          socket.close()
          resolve(seen)
        }
      }),
    [true, true, true, 'wss://webcast5-ws-web-lf.douyin.com', 2, false, 0, true, true, 1],
  )

  promise(
    pages,
    'DOM dispatch: a page may transfer the buffer away, stop the event, listen once and unlisten',
    () =>
      new Promise<unknown[]>(resolve => {
        const heard: unknown[] = []
        const socket = new WebSocket(
          'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7&frames=2&size=64&close=1000',
        )
        socket.binaryType = 'arraybuffer'
        const removed = () => heard.push('removed')
        socket.addEventListener('message', removed)
        socket.removeEventListener('message', removed)
        socket.addEventListener(
          'message',
          event => {
            structuredClone(event.data, { transfer: [event.data] })
            heard.push(event.data.byteLength)
          },
          { once: true },
        )
        socket.addEventListener('message', event => {
          heard.push(event.data.byteLength)
          event.stopImmediatePropagation()
        })
        socket.addEventListener('message', () => heard.push('never'))
        socket.onclose = () => resolve(heard)
      }),
    [0, 0, 64],
  )

  promise(
    pages,
    'DOM dispatch: an event of the page on its socket reaches the page’s listeners only as it is',
    () => {
      const socket = new WebSocket('wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7')
      const heard: unknown[] = []
      socket.onmessage = event => heard.push(event.data)
      const data = {
        get length() {
          return heard.push('touched')
        },
      }
      socket.dispatchEvent(new MessageEvent('message', { data: 'mine' }))
      socket.dispatchEvent(new MessageEvent('message', { data }))
      socket.close()
      return [heard[0], heard[1] === data, heard.length]
    },
    ['mine', true, 2],
  )

  promise(
    pages,
    'report an exception: an error in the page’s listener reaches window.onerror once, from the page',
    () =>
      new Promise<unknown[]>(resolve => {
        const errors: unknown[] = []
        const note = (event: ErrorEvent) => {
          // Chromium writes a word before it.
          const message = event.message.replace('Uncaught ', '')
          errors.push([message, /^(chrome|moz)-extension:/.test(event.filename)])
          event.preventDefault()
        }
        window.addEventListener('error', note)
        const socket = new WebSocket(
          'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7&frames=1&close=1000',
        )
        socket.onmessage = () => {
          throw new Error('of the page')
        }
        socket.onclose = () => {
          window.removeEventListener('error', note)
          resolve(errors)
        }
      }),
    [['Error: of the page', false]],
  )

  same(
    pages,
    'close(): its errors and its close event',
    () =>
      new Promise(resolve => {
        const socket = new WebSocket('wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7')
        const seen: unknown[] = []
        for (const args of [[1001], [3000, 'x'.repeat(200)]] as [number, string?][]) {
          try {
            socket.close(...args)
          } catch (error) {
            seen.push(String(error))
          }
        }
        socket.onopen = () => socket.close(3001, 'done')
        socket.onclose = event => resolve([...seen, event.code, event.reason, event.wasClean])
      }),
  )

  test('only listening: nothing is sent but what the page sends', async () => {
    const observe = () =>
      new Promise<void>(resolve => {
        const socket = new WebSocket(
          'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7&frames=5',
        )
        socket.onopen = () => socket.send('of-the-page&close=1000')
        socket.onclose = () => resolve()
      })
    pages.server.received.length = 0
    await pages.patched.evaluate(observe)
    expect(pages.server.received).toEqual(['of-the-page&close=1000'])
  })

  test.skipIf(IN_FIREFOX)(
    `sockets of other addresses have no listener of ours, IM sockets have four${UNCOUNTED}`,
    async () => {
      const near = [
        OTHER_SOCKET,
        'wss://live.douyin.com/x/webcast/im/push/',
        'wss://live.douyin.com/?/webcast/im/push/',
        'wss://unpatched.example/webcast/im/push/v2/?room_id=7',
        'wss://live.douyin.com@unpatched.example/webcast/im/push/v2/?room_id=7',
      ]
      for (const url of near) {
        expect(await countListeners(pages.patched, `new WebSocket(${JSON.stringify(url)})`), url).toBe(0)
      }
      expect(await countListeners(pages.patched, `new WebSocket(${JSON.stringify(PUSH)})`)).toBe(4)
      expect(await countListeners(pages.unpatched, `new WebSocket(${JSON.stringify(PUSH)})`)).toBe(0)
    },
  )

  test('none of this made a console line or an error that the unpatched page has not', async () => {
    await expectNothingNoticed(pages)
  })
}
