import { WireReader } from './reader.ts'

/**
 * Reads a part of a message that is declared as `bytes` because it is rarely wanted.
 * @returns undefined where it is absent, or cannot be read: the rest of the message stands without it
 */
export function later<T>(
  schema: { decode(reader: WireReader): T },
  bytes: Uint8Array | null | undefined,
): T | undefined {
  if (!bytes?.length) return undefined
  try {
    return schema.decode(new WireReader(bytes))
  } catch {
    return undefined
  }
}
