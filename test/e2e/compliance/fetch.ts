import { test } from 'vitest'
import { expectNothingNoticed, type Pages, promise, same } from './promise.ts'

/** `fetch` for polls of the IM channel and for others: https://fetch.spec.whatwg.org/#fetch-method */
export function fetchKeepsItsPromises(pages: Pages): void {
  promise(
    pages,
    'WebIDL: name, length, and the property of the window',
    () => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(window, 'fetch') ?? {}
      return [fetch.name, fetch.length, value === fetch, flags, 'prototype' in fetch]
    },
    ['fetch', 1, true, { writable: true, enumerable: true, configurable: true }, false],
  )

  same(
    pages,
    'fetch method: wrong arguments reject with the browser’s own errors, and new fails',
    async () => {
      const wild = fetch as unknown as { (...args: unknown[]): Promise<Response>; new (): unknown }
      const calls = [
        () => wild(),
        () => wild('https://'),
        () => wild('/webcast/im/fetch/', { method: 'B AD' }),
        () => wild('/webcast/im/fetch/', { body: 'x' }),
        () => wild.call({}, '/webcast/im/fetch/'),
        () => wild(Symbol('s')),
        () => new wild(),
      ]
      const seen: unknown[] = []
      for (const call of calls) {
        try {
          seen.push(await call())
        } catch (error) {
          seen.push([(error as Error).constructor.name, (error as Error).message])
        }
      }
      return seen
    },
  )

  promise(
    pages,
    'fetch method: a string, a URL, a Request, a relative address, with and without `this`',
    async () => {
      const path = '/webcast/im/fetch/?room_id=7&size=9'
      const free = fetch
      const base = document.createElement('base')
      base.href = '/webcast/im/'
      const responses = [
        await fetch(path),
        await free(new URL(path, location.href)),
        await window.fetch(new Request(path)),
        await fetch.call(undefined, path),
        await fetch({ toString: () => path } as unknown as string),
      ]
      document.head.append(base)
      responses.push(await fetch('fetch/?room_id=7&size=9'))
      base.remove()
      return Promise.all(responses.map(async response => [response.status, (await response.bytes()).length]))
    },
    Array(6).fill([200, 9]),
  )

  promise(
    pages,
    'fetch method: returns a Promise of a fresh Response; its fields are those of the network’s',
    async () => {
      const responding = fetch('/webcast/im/fetch/?to=size%3D9')
      const response = await responding
      return [
        responding.constructor === Promise,
        Object.getPrototypeOf(responding) === Promise.prototype,
        response.constructor === Response,
        response.ok,
        response.type,
        response.redirected,
        response.url.replace(location.host, 'here'),
        response.bodyUsed,
        response.body?.locked,
        response.headers.get('content-length'),
      ]
    },
    [true, true, true, true, 'basic', true, 'https://here/webcast/im/fetch/?size=9', false, false, '9'],
  )

  same(pages, 'Body mixin: each way of reading gives each byte', async () => {
    const path = '/webcast/im/fetch/?room_id=7&size=5000&n=3'
    const response = await fetch(path)
    const copy = response.clone()
    const stream = (await fetch(path)).body?.getReader()
    let streamed = 0
    for (let part = await stream?.read(); part && !part.done; part = await stream?.read())
      streamed += part.value.length
    const form = (
      await fetch('/webcast/im/fetch/?body=a%3D1&type=application/x-www-form-urlencoded')
    ).formData()
    return [
      [...(await response.bytes())],
      response.bodyUsed,
      [...new Uint8Array(await copy.arrayBuffer())].length,
      (await (await fetch(path)).blob()).type,
      (await (await fetch(path)).text()).length,
      await (await fetch('/webcast/im/fetch/?body=%7B%22a%22%3A1%7D')).json(),
      [...(await form).entries()],
      streamed,
    ]
  })

  same(pages, 'ReadableStream of the body: readers, tee, cancel and reading twice', async () => {
    const path = '/webcast/im/fetch/?room_id=7&size=5000'
    const seen: unknown[] = []
    const attempt = async (what: () => unknown) => {
      try {
        seen.push(String(await what()))
      } catch (error) {
        seen.push(String(error))
      }
    }
    await attempt(async () => (await fetch(path)).body?.getReader({ mode: 'byob' }).constructor.name)
    await attempt(async () => (await fetch(path)).body?.tee().length)
    await attempt(async () => (await fetch(path)).body?.cancel('enough'))
    const response = await fetch(path)
    await response.text()
    await attempt(() => response.text())
    await attempt(() => response.clone())
    return seen
  })

  promise(
    pages,
    'an error status and an opaque or HEAD response are answers like any other',
    async () => {
      const seen: unknown[] = []
      for (const [query, init] of [
        ['status=500', {}],
        ['status=404&size=3', {}],
        ['size=3', { method: 'HEAD' }],
        ['size=3', { redirect: 'manual' }],
      ] as [string, RequestInit][]) {
        const response = await fetch(`/webcast/im/fetch/?${query}`, init)
        seen.push([response.ok, response.status, (await response.bytes()).length])
      }
      return seen
    },
    [
      [false, 500, 100],
      [false, 404, 3],
      [true, 200, 0],
      [true, 200, 3],
    ],
  )

  promise(
    pages,
    'abort: before, and while the body comes, rejects with the reason that the page gave',
    async () => {
      const seen: unknown[] = []
      const controller = new AbortController()
      const responding = fetch('/webcast/im/fetch/?room_id=7&size=9000&hang=1', { signal: controller.signal })
      const reading = (await responding).text().catch(error => seen.push(error.name))
      controller.abort()
      await reading
      await fetch('/webcast/im/fetch/', { signal: AbortSignal.abort('mine') }).catch(why => seen.push(why))
      return seen
    },
    ['AbortError', 'mine'],
  )

  promise(
    pages,
    'HTML unhandled promise rejections: a failure nobody handles is reported once, with the promise the page has',
    async () => {
      const reported: unknown[] = []
      const note = (event: PromiseRejectionEvent) => {
        event.preventDefault()
        reported.push([event.promise === failing, event.reason])
      }
      window.addEventListener('unhandledrejection', note)
      const failing = fetch('/webcast/im/fetch/?room_id=7', { signal: AbortSignal.abort('unhandled') })
      const handled = fetch('/webcast/im/fetch/?room_id=7', { signal: AbortSignal.abort('handled') })
      await handled.catch(() => 0)
      // An answer that comes later than any report of what went before it.
      await (await fetch('/other/')).text()
      window.removeEventListener('unhandledrejection', note)
      return reported
    },
    [[true, 'unhandled']],
  )

  promise(
    pages,
    'a poll beside a patched Response.prototype.clone and Promise.prototype.then of the page does not call them',
    async () => {
      const calls: string[] = []
      const { clone, arrayBuffer } = Response.prototype
      Response.prototype.clone = function () {
        calls.push('clone')
        return clone.call(this)
      }
      Response.prototype.arrayBuffer = function () {
        calls.push('arrayBuffer')
        return arrayBuffer.call(this)
      }
      const bytes = await (await fetch('/webcast/im/fetch/?room_id=7&size=5')).bytes()
      await (await fetch('/other/?size=5')).bytes()
      Response.prototype.clone = clone
      Response.prototype.arrayBuffer = arrayBuffer
      return [bytes.length, calls]
    },
    [5, []],
  )

  test('none of this made a console line or an error that the unpatched page has not', async () => {
    await expectNothingNoticed(pages)
  })
}
