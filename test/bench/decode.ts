import { gunzipSync } from 'node:zlib'
import { ungzip } from 'pako'
import { decodeFrame } from '../../lib/protocol/decode.ts'
import { readPushFrame } from '../../lib/protocol/envelope.ts'
import { framesOf, hasShared, sharedBytes } from '../fixtures/shared.ts'
import { createLog } from '../room/log.ts'
import { busy } from '../room/scenes.ts'
import type { Figures } from './figures.ts'

/** Rounds of each way, in turn, so that a busy moment hits all alike. */
const ROUNDS = 20

/**
 * Decoded messages a second, beside inflating alone in pako and native zlib. Over the long room if it is there,
 * else a minute of the simulated one.
 */
export function measureDecoding(): Figures {
  const frames = hasShared ? framesOf(sharedBytes('corpus/room.frames')) : simulated()
  const context = { roomId: '', receivedAt: 0 }
  const messages = frames.reduce((sum, frame) => sum + decodeFrame(frame, context).events.length, 0)
  const payloads = frames.map(frame => readPushFrame(frame).payload)
  const [decode = 0, pako = 0, zlib = 0] = fastest([
    () => frames.forEach(frame => void decodeFrame(frame, context)),
    () => payloads.forEach(payload => void ungzip(payload)),
    () => payloads.forEach(payload => void gunzipSync(payload)),
  ]).map(ms => Math.round((messages / ms) * 1000))
  return {
    decode_messages_per_second: decode,
    inflate_only_pako_messages_per_second: pako,
    inflate_only_zlib_messages_per_second: zlib,
    decode_share_of_pako_inflate_percent: Math.round((decode / pako) * 1000) / 10,
  }
}

/** The best time of each, in ms. */
function fastest(ways: (() => void)[]): number[] {
  const best = ways.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, way] of ways.entries()) {
      const start = performance.now()
      way()
      best[at] = Math.min(best[at] ?? 0, performance.now() - start)
    }
  }
  return best
}

function simulated(): Uint8Array[] {
  const roomId = '7300000000000000001'
  const log = createLog(roomId, 0)
  const batches = busy(1).batches({ roomId, anchor: '主播', startsAt: 1_767_225_600_000 })
  return [...batches].slice(0, 300).map(({ messages }) => log.make(messages, 1_767_225_600_000).bytes)
}
