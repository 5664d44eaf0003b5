import type { Captured } from '../../model/captured.ts'
import type { Natives } from './natives.ts'
import { quietly } from './quiet.ts'

/** Emits items in order, though some are read later. */
export interface Ordered {
  now(item: Captured): void
  /** Its bytes are still read; skipped if reading fails. */
  later(reading: Promise<ArrayBuffer>, item: (buffer: ArrayBuffer) => Captured): void
}

/** Waits only while an earlier item is read: a socket of ArrayBuffers never waits for a promise. */
export function inOrder(n: Natives, emit: (item: Captured) => void): Ordered {
  // Slots in order; empty while bytes are read.
  const row: { item?: Captured | null }[] = []
  let first = 0

  const advance = () => {
    for (let slot = row[first]; slot && slot.item !== undefined; slot = row[++first]) {
      const { item } = slot
      if (item) quietly(() => emit(item))
    }
    if (first === row.length) {
      row.length = 0
      first = 0
    }
  }
  return {
    now(item) {
      if (row.length === 0) emit(item)
      else row[row.length] = { item }
    },
    later(reading, item) {
      const slot: { item?: Captured | null } = {}
      row[row.length] = slot
      n.then(
        reading,
        buffer => {
          slot.item = item(buffer)
          advance()
        },
        () => {
          slot.item = null
          advance()
        },
      )
    },
  }
}
