import { expect, test } from 'vitest'
import { countListeners, IN_FIREFOX, UNCOUNTED } from './browser.ts'
import { expectNothingNoticed, type Pages, promise, same } from './promise.ts'

/** `XMLHttpRequest` for polls of the IM channel and for others: https://xhr.spec.whatwg.org/ */
export function xhrKeepsItsPromises(pages: Pages): void {
  same(pages, 'interface XMLHttpRequest: own properties and their descriptors', () =>
    [XMLHttpRequest, XMLHttpRequest.prototype].map(object =>
      Reflect.ownKeys(object).map(key => {
        const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(object, key) ?? {}
        return [String(key), value?.name, value?.length, typeof get, typeof set, flags]
      }),
    ),
  )

  promise(
    pages,
    'the open() method: name, length, no prototype, not a constructor',
    () => {
      const { open } = XMLHttpRequest.prototype
      let failure = ''
      try {
        Reflect.construct(open, [])
      } catch (error) {
        failure = (error as Error).constructor.name
      }
      return [open.name, open.length, 'prototype' in open, failure, Object.keys(new XMLHttpRequest())]
    },
    ['open', 2, false, 'TypeError', []],
  )

  same(pages, 'the open() method: its errors', () => {
    const xhr = new XMLHttpRequest()
    const open = xhr.open as (...args: unknown[]) => void
    const calls: [unknown, unknown[]][] = [
      [xhr, []],
      [xhr, ['GET']],
      [xhr, ['B AD', '/webcast/im/fetch/']],
      [xhr, ['TRACE', '/webcast/im/fetch/']],
      [xhr, ['GET', 'https://']],
      [{}, ['GET', '/webcast/im/fetch/']],
      [xhr, ['GET', Symbol('s')]],
    ]
    return calls.map(([self, args]) => {
      try {
        return String(open.apply(self, args))
      } catch (error) {
        return [(error as Error).constructor.name, (error as Error).name, (error as Error).message]
      }
    })
  })

  promise(
    pages,
    'events of a poll: readystatechange 1 to 4, progress, load, loadend, each once and in order',
    () =>
      new Promise<string[]>(resolve => {
        const heard: string[] = []
        const xhr = new XMLHttpRequest()
        xhr.responseType = 'arraybuffer'
        xhr.onreadystatechange = () => heard.push(`${xhr.readyState}`)
        for (const type of ['loadstart', 'load', 'error', 'abort', 'timeout'] as const) {
          xhr.addEventListener(type, () => heard.push(type))
        }
        xhr.addEventListener('loadend', () => resolve([...heard, 'loadend']))
        xhr.open('GET', '/webcast/im/fetch/?room_id=7&size=10')
        xhr.send()
      }),
    ['1', 'loadstart', '2', '3', '4', 'load', 'loadend'],
  )

  same(pages, 'the response attribute: each type, the same object each time', async () => {
    const seen: unknown[] = []
    for (const type of ['', 'text', 'arraybuffer', 'blob', 'json', 'document'] as const) {
      const xhr = new XMLHttpRequest()
      xhr.open('GET', '/webcast/im/fetch/?room_id=7&body=%7B%22a%22%3A1%7D')
      xhr.responseType = type
      xhr.send()
      await new Promise(resolve => {
        xhr.onloadend = resolve
      })
      const { response } = xhr
      const text = response === null ? null : await new Response(response).text()
      seen.push([type, xhr.status, text, xhr.response === response, Object.prototype.toString.call(response)])
    }
    return seen
  })

  promise(
    pages,
    'the open() method: an object opened again for another address, and in the middle of a request',
    async () => {
      const xhr = new XMLHttpRequest()
      const sizes: unknown[] = []
      for (const url of ['/webcast/im/fetch/?size=10', '/other/?size=11', '/webcast/im/fetch/?size=12']) {
        xhr.open('GET', '/webcast/im/fetch/?size=9000&hang=1')
        xhr.responseType = 'arraybuffer'
        xhr.send()
        xhr.open('GET', url)
        xhr.send()
        await new Promise(resolve => {
          xhr.onloadend = resolve
        })
        sizes.push(xhr.response.byteLength)
      }
      return sizes
    },
    [10, 11, 12],
  )

  promise(
    pages,
    'abort(), error status and timeout are told as ever',
    async () => {
      const seen: unknown[] = []
      for (const query of ['abort', 'status=503&size=4', 'hang=1&size=2000']) {
        const xhr = new XMLHttpRequest()
        for (const type of ['load', 'error', 'abort', 'timeout'] as const) {
          xhr.addEventListener(type, () => seen.push([type, xhr.readyState, xhr.status]))
        }
        xhr.open('GET', `/webcast/im/fetch/?room_id=7&${query}`)
        if (query.startsWith('hang')) xhr.timeout = 200
        xhr.send()
        const over = new Promise(resolve => {
          xhr.onloadend = resolve
        })
        if (query === 'abort') xhr.abort()
        await over
      }
      return seen
    },
    [
      ['abort', 4, 0],
      ['load', 4, 503],
      ['timeout', 4, 0],
    ],
  )

  promise(
    pages,
    'a synchronous poll',
    () => {
      const xhr = new XMLHttpRequest()
      xhr.open('GET', '/webcast/im/fetch/?body=sync', false)
      xhr.send()
      return [xhr.status, xhr.responseText]
    },
    [200, 'sync'],
  )

  test.skipIf(IN_FIREFOX)(
    `requests of other addresses have no listener of ours, a poll has one until it is done${UNCOUNTED}`,
    async () => {
      const opened = (url: string) =>
        `(() => { const x = new XMLHttpRequest(); x.open('GET', '${url}'); return x })()`
      const sent = (url: string) =>
        `(() => { const x = new XMLHttpRequest(); x.open('GET', '${url}', false); x.send(); return x })()`
      const poll = '/webcast/im/fetch/?room_id=7'
      for (const other of [
        '/other/fetch',
        '/x/webcast/im/fetch/',
        '/?/webcast/im/fetch/',
        '/webcast/im/push/',
      ]) {
        expect(await countListeners(pages.patched, opened(other)), other).toBe(0)
      }
      expect(await countListeners(pages.unpatched, opened(poll))).toBe(0)
      expect(await countListeners(pages.patched, opened(poll))).toBe(1)
      expect(await countListeners(pages.patched, sent(poll))).toBe(0)
      const reused = `(() => { const x = new XMLHttpRequest(); x.open('GET', '${poll}'); x.open('GET', '/other/'); return x })()`
      expect(await countListeners(pages.patched, reused)).toBe(0)
    },
  )

  test('none of this made a console line or an error that the unpatched page has not', async () => {
    await expectNothingNoticed(pages)
  })
}
