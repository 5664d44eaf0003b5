import type { Captured, CapturedFrame } from '../../model/captured.ts'
import { fromBase64, toBase64 } from './bytes.ts'
import type { BytesMode, Packed } from './messages.ts'

/** An item with its bytes in the worker's form. */
export function packed<T extends Captured>(item: T, mode: BytesMode): T | Packed {
  return item.kind === 'frame' && mode === 'base64' ? { ...item, bytes: toBase64(item.bytes) } : item
}

/** Reverses `packed`. */
export function unpacked(item: CapturedFrame | Packed): CapturedFrame {
  const { bytes } = item
  return { ...item, bytes: typeof bytes === 'string' ? fromBase64(bytes) : bytes }
}
