import { fromBase64, toBase64 } from '../../../capture/port/bytes.ts'
import type { Playable, Played, PlayHow } from './player.ts'

/** From the worker to the page that plays. */
export const PLAYER_PORT = 'player'

export type ToPlayer =
  | { type: 'play'; id: number; what: SentPlayable; how: PlayHow }
  /** Cuts what plays. */
  | { type: 'cut' }

/** Bytes cross as text in every browser. */
export type SentPlayable = { base64: string; type: string } | { address: string }

export type FromPlayer =
  /** The first message, and at each change. */
  | { type: 'playing'; isPlaying: boolean }
  | { type: 'begun'; id: number }
  | { type: 'played'; id: number; played: Played }

export function toSent(what: Playable): SentPlayable {
  return 'bytes' in what ? { base64: toBase64(what.bytes), type: what.type } : what
}

/** @throws if it is not base64 */
export function fromSent(what: SentPlayable): Playable {
  return 'base64' in what ? { bytes: fromBase64(what.base64), type: what.type } : what
}
