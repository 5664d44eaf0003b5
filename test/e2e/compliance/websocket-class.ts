import { expect, test } from 'vitest'
import { type Pages, promise, same } from './promise.ts'

/**
 * The class as a page finds it: https://websockets.spec.whatwg.org/#the-websocket-interface and
 * https://webidl.spec.whatwg.org/#interface-object
 */
export function classKeepsItsPromises(pages: Pages): void {
  promise(
    pages,
    'WebIDL interface object: name, length and type',
    () => [typeof WebSocket, WebSocket.name, WebSocket.length, String(WebSocket.prototype)],
    ['function', 'WebSocket', 1, '[object WebSocket]'],
  )

  same(pages, 'WebIDL interface object: own properties and their descriptors', () => {
    const described = (object: object) =>
      Reflect.ownKeys(object).map(key => {
        const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(object, key) ?? {}
        return [String(key), typeof value, typeof get, typeof set, flags]
      })
    return [described(WebSocket), described(WebSocket.prototype)]
  })

  promise(
    pages,
    'WebIDL global property references: `WebSocket` of the window is writable, configurable, not enumerable',
    () => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(window, 'WebSocket') ?? {}
      return [value === WebSocket, flags]
    },
    [true, { writable: true, enumerable: false, configurable: true }],
  )

  promise(
    pages,
    'WebIDL interface prototype object: constructor is the class, not enumerable',
    () => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'constructor') ?? {}
      return [value === WebSocket, flags]
    },
    [true, { writable: true, enumerable: false, configurable: true }],
  )

  promise(
    pages,
    'WebSocket constants: CONNECTING, OPEN, CLOSING, CLOSED on class and prototype',
    () => [WebSocket, WebSocket.prototype].map(on => [on.CONNECTING, on.OPEN, on.CLOSING, on.CLOSED]),
    [
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ],
  )

  promise(
    pages,
    'WebIDL inherit: the class inherits EventTarget',
    () => [
      Object.getPrototypeOf(WebSocket) === EventTarget,
      Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
    ],
    [true, true],
  )

  same(pages, 'enumeration: for-in, keys and spread of class and prototype', () => {
    const walked: string[] = []
    for (const key in WebSocket) walked.push(key)
    for (const key in WebSocket.prototype) walked.push(key)
    return [walked, Object.keys({ ...WebSocket }), Object.isExtensible(WebSocket), Object.isFrozen(WebSocket)]
  })

  same(pages, 'a page may set, read and delete properties on the class', () => {
    const open = WebSocket as unknown as Record<string, unknown>
    open.mark = 1
    const seen = ['mark' in WebSocket, Object.keys(WebSocket), delete open.mark, 'mark' in WebSocket]
    return seen
  })

  same(pages, 'the window has no property more or fewer, nor has the document', () => [
    Reflect.ownKeys(window).map(String).sort(),
    Reflect.ownKeys(document).map(String).sort(),
    document.documentElement.outerHTML,
  ])

  test('Function.prototype.toString shows native code; that it shows no name is the one known tell', async () => {
    const shown = () =>
      [WebSocket, fetch, XMLHttpRequest.prototype.open].map(native =>
        // Firefox writes it on three lines.
        Function.prototype.toString.call(native).replace(/\s+/g, ' '),
      )
    const native = (name: string) => `function ${name}() { [native code] }`
    expect(await pages.unpatched.evaluate(shown)).toEqual(['WebSocket', 'fetch', 'open'].map(native))
    expect(await pages.patched.evaluate(shown)).toEqual(['', '', ''].map(native))
  })
}
