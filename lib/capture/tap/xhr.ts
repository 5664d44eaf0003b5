import { type Ask, httpFrame } from './http.ts'
import { inOrder, type Ordered } from './order.ts'
import { quietly } from './quiet.ts'
import type { Tap } from './tap.ts'
import { bytesOfText } from './text.ts'

/**
 * Taps polls by `XMLHttpRequest`. Replaces only `open`; a poll gets one listener until it completes or is reopened.
 * Exact for `arraybuffer` and `blob`; text by `bytesOfText`; `json` and `document` are not read.
 * @param poll recognises a poll by the address argument
 */
export function tapXhr(tap: Tap, poll: (input: unknown) => Ask | undefined): void {
  const { realm, n } = tap
  const asked = new realm.WeakMap<XMLHttpRequest, Ask>()
  // A Blob is read later than an ArrayBuffer that comes after it.
  const queue = inOrder(n, tap.emit)

  function heard(this: XMLHttpRequest, event: Event) {
    if (event.isTrusted && n.xhrState(this) === 4) quietly(() => complete(this))
  }
  // First event of a complete response. Listeners added before `open` still come first.
  const add = (xhr: XMLHttpRequest) => n.addEventListener(xhr, 'readystatechange', heard, tap.listening)
  const remove = (xhr: XMLHttpRequest) => n.removeEventListener(xhr, 'readystatechange', heard)

  function complete(xhr: XMLHttpRequest) {
    const ask = n.weakGet(asked, xhr) as Ask | undefined
    forget(xhr)
    const status = n.xhrStatus(xhr)
    if (ask && status >= 200 && status < 300) read(tap, queue, ask, xhr)
  }
  function forget(xhr: XMLHttpRequest) {
    if (n.weakDelete(asked, xhr)) remove(xhr)
  }

  const prototype = realm.XMLHttpRequest.prototype
  const tapped = new Proxy(prototype.open, {
    apply(target, self, args) {
      const result = n.apply(target, self, args)
      quietly(() => {
        const ask = poll(args[1])
        if (!ask) return forget(self)
        n.weakSet(asked, self, ask)
        add(self)
      })
      return result
    },
  })
  Object.defineProperty(prototype, 'open', {
    ...Object.getOwnPropertyDescriptor(prototype, 'open'),
    value: tapped,
  })
}

function read({ n }: Tap, queue: Ordered, ask: Ask, xhr: XMLHttpRequest): void {
  const at = n.now()
  switch (n.xhrType(xhr)) {
    case 'arraybuffer': {
      const buffer = n.xhrResponse(xhr) as ArrayBuffer | null
      if (buffer) queue.now(httpFrame(ask, at, new n.Uint8Array(new n.Uint8Array(buffer))))
      return
    }
    case 'blob': {
      const blob = n.xhrResponse(xhr) as Blob | null
      if (blob) queue.later(n.readBlob(blob), buffer => httpFrame(ask, at, new n.Uint8Array(buffer)))
      return
    }
    case '':
    case 'text': {
      const bytes = bytesOfText(n, n.xhrResponse(xhr) as string)
      if (bytes) queue.now(httpFrame(ask, at, bytes))
    }
  }
}
