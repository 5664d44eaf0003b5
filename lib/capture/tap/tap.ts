import type { Captured } from '../../model/captured.ts'
import type { Natives, Realm } from './natives.ts'

export interface Tap {
  realm: Realm
  n: Natives
  /** Hands an item to the relay. May throw. */
  emit(item: Captured): void
  /** Aborts when the relay is gone for good; the tap then does nothing. */
  signal: AbortSignal
  /** For our listeners. */
  listening: AddEventListenerOptions
}
