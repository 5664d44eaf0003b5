/** A window with its globals, in the page's world. */
export type Realm = Window & typeof globalThis

/**
 * Browser functions taken before the page can replace them: patching `Promise.prototype.then` or `Date.now` must
 * neither break the tap nor show it.
 */
export type Natives = ReturnType<typeof captureNatives>

/**
 * Call before any page script.
 * @throws if the window lacks one
 */
export function captureNatives(realm: Realm) {
  const { Request, Response, XMLHttpRequest, URL, WebSocket, Blob, EventTarget } = realm
  return {
    Uint8Array: realm.Uint8Array,
    URL,
    Request,
    arrayBufferPrototype: realm.ArrayBuffer.prototype,
    now: realm.Date.now,
    steady: realm.performance.now.bind(realm.performance),
    apply: realm.Reflect.apply,
    construct: realm.Reflect.construct,
    getPrototypeOf: realm.Object.getPrototypeOf,

    indexOf: uncurry(realm.String.prototype.indexOf),
    startsWith: uncurry(realm.String.prototype.startsWith),
    endsWith: uncurry(realm.String.prototype.endsWith),
    slice: uncurry(realm.String.prototype.slice),
    charCodeAt: uncurry(realm.String.prototype.charCodeAt),
    isInstance: uncurry(realm.Function.prototype[Symbol.hasInstance]) as (
      type: object,
      value: unknown,
    ) => boolean,
    encodeText: realm.TextEncoder.prototype.encode.bind(new realm.TextEncoder()),
    // biome-ignore lint/suspicious/noThenProperty: the object is never awaited
    then: uncurry(realm.Promise.prototype.then) as <T, R>(
      promise: Promise<T>,
      kept: (value: T) => R,
      broken?: () => void,
    ) => Promise<R>,
    addEventListener: uncurry(EventTarget.prototype.addEventListener),
    removeEventListener: uncurry(EventTarget.prototype.removeEventListener),

    bufferOf: getter<ArrayBuffer>(realm.Object.getPrototypeOf(realm.Uint8Array.prototype), 'buffer'),
    dataOf: getter<unknown>(realm.MessageEvent.prototype, 'data'),
    closeCodeOf: getter<number>(realm.CloseEvent.prototype, 'code'),
    socketUrl: getter<string>(WebSocket.prototype, 'url'),
    readBlob: uncurry(Blob.prototype.arrayBuffer),

    baseUri: getter<string>(realm.Node.prototype, 'baseURI'),
    urlHref: getter<string>(URL.prototype, 'href'),
    urlHostname: getter<string>(URL.prototype, 'hostname'),
    requestUrl: getter<string>(Request.prototype, 'url'),
    isOk: getter<boolean>(Response.prototype, 'ok'),
    cloneResponse: uncurry(Response.prototype.clone),
    readResponse: uncurry(Response.prototype.arrayBuffer),

    xhrState: getter<number>(XMLHttpRequest.prototype, 'readyState'),
    xhrStatus: getter<number>(XMLHttpRequest.prototype, 'status'),
    xhrType: getter<XMLHttpRequestResponseType>(XMLHttpRequest.prototype, 'responseType'),
    xhrResponse: getter<unknown>(XMLHttpRequest.prototype, 'response'),

    weakGet: uncurry(realm.WeakMap.prototype.get),
    weakSet: uncurry(realm.WeakMap.prototype.set),
    weakDelete: uncurry(realm.WeakMap.prototype.delete),
    postMessage: uncurry(realm.MessagePort.prototype.postMessage) as (
      port: MessagePort,
      message: unknown,
      transfer: Transferable[],
    ) => void,
  }
}

/** A method as a function of `this` and arguments, which looks up nothing of the page's. */
function uncurry<This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
): (self: This, ...args: Args) => Result {
  return Function.prototype.call.bind(method) as (self: This, ...args: Args) => Result
}

/** A getter as a function of `this`. */
function getter<Value>(prototype: object, name: string): (self: object) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  if (!get) throw new TypeError(name)
  return uncurry(get as (this: object) => Value)
}
