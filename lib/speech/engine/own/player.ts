import type { OwnFault } from './fault.ts'
import type { Sound } from './sound.ts'

/** A sound, or where an audio element finds it. */
export type Playable = Sound | { address: string }

export interface PlayHow {
  rate: number
  volume: number
  /** It is cut if it lasts longer. */
  mostMs: number
}

/** `interrupted`: it began, and what plays it is gone. `lost`: that is gone before anything was heard. */
export type Played =
  | { kind: 'ended' | 'stopped' | 'interrupted' | 'lost' }
  | { kind: 'failed'; fault: OwnFault | 'no-start' | 'no-end' }

/** Plays one sound at a time. */
export interface Player {
  /** Gets ready to play. */
  open(): void
  /**
   * Settles at once on abort, always in bounded time; never rejects.
   * @param onBegin when it can be heard
   */
  play(what: Playable, how: PlayHow, signal: AbortSignal, onBegin: () => void): Promise<Played>
  /** Resolves when nothing plays, of an earlier worker either, or has for too long. Never rejects. */
  untilQuiet(): Promise<void>
  /** Cuts what plays, whoever began it. */
  cut(): void
  /** Frees what playing takes. */
  close(): void
}
