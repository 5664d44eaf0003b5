/**
 * Reads a part of a message that is declared as `bytes` because it is rarely wanted.
 * @returns undefined where it is absent, or cannot be read: the rest of the message stands without it
 */
export function later<T>(
  schema: { decode(bytes: Uint8Array): T },
  bytes: Uint8Array | null | undefined,
): T | undefined {
  if (!bytes?.length) return undefined
  try {
    return schema.decode(bytes)
  } catch {
    return undefined
  }
}
