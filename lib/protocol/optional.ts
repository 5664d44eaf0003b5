/**
 * Decodes a rarely used part, declared as `bytes`.
 * @returns undefined if absent or broken: the rest of the message is still valid
 */
export function decodeOptional<T>(
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
