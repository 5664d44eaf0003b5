import type { Captured } from '../../model/captured.ts'
import type { Natives, Realm } from './natives.ts'

/** What the parts of the tap share. */
export interface Tap {
  realm: Realm
  n: Natives
  /** Hands an item to the relay. May throw. */
  emit(item: Captured): void
  /** Aborted when the relay is gone for good: the tap is a quiet no-op from then on. */
  signal: AbortSignal
  /** Options for our listeners. */
  listening: AddEventListenerOptions
}
