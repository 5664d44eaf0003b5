import { captureNatives, type Natives, type Realm } from '../../../lib/capture/tap/natives.ts'

class Node {
  readonly #base = 'https://live.douyin.com/webcast/im/'
  get baseURI() {
    return this.#base
  }
}

class XMLHttpRequest {}
for (const name of ['readyState', 'status', 'responseType', 'response']) {
  Object.defineProperty(XMLHttpRequest.prototype, name, { get: () => 0 })
}

/** A document whose base is https://live.douyin.com/webcast/im/ */
export const DOCUMENT = new Node() as unknown as Document

/** The natives of Node.js, whose classes are a browser's but for two that have no place there. */
export function nodeNatives(): Natives {
  const realm = Object.defineProperties({}, Object.getOwnPropertyDescriptors(globalThis))
  return captureNatives(Object.assign(realm, { Node, XMLHttpRequest }) as unknown as Realm)
}
