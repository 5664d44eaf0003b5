/**
 * The modules of protobufjs that are used by themselves: `protobufjs/minimal` would bring its writer, services and
 * Long. Typed as far as our own code calls them.
 */
declare module 'protobufjs/src/reader.js' {
  export default class Reader {
    constructor(bytes: Uint8Array)
    readonly buf: Uint8Array
    pos: number
    len: number
    uint32(): number
    fixed32(): number
    bytes(): Uint8Array
    string(): string
    stringVerify(): string
    skipType(wireType: number, depth: number, field: number): this
  }
}

declare module 'protobufjs/src/util/minimal.js' {
  const util: object
  export default util
}
