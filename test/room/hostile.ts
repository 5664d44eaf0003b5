/** Frames and messages that nobody should send, between honest chats that must come through. */
import { gzipSync } from 'node:zlib'
import { encodeFrame, encodeResponse, gzip } from './envelope.ts'
import type { Messages } from './messages.ts'
import type { Batch, SceneMessage } from './types.ts'
import { Chat, PushFrame, TextPieceValue } from './wire.ts'

const MEBIBYTE = 2 ** 20

export function* hostileBatches(m: Messages): Generator<Batch> {
  const afterMs = 80
  for (const text of TEXTS) yield { afterMs, messages: [m.chat({ text }), m.chat()] }
  for (const nickname of NAMES) yield { afterMs, messages: [m.chat({ user: { nickname } }), m.chat()] }
  yield { afterMs, messages: [m.chat(), m.malformed(), m.chat()] }
  for (const method of METHODS) yield { afterMs, messages: [m.chat(), m.unknownMethod({ method }), m.chat()] }
  for (const broken of brokenPayloads(m)) yield { afterMs, messages: [m.chat(), broken, m.chat()] }
  yield { afterMs, messages: [] }
  yield { afterMs, messages: Array.from({ length: 2_000 }, () => m.unknownMethod()) }
  for (const raw of brokenFrames(m)) {
    yield { afterMs, messages: [], raw }
    yield { afterMs, messages: [m.chat()] }
  }
}

const TEXTS = [
  '<img src=x onerror="document.title=1">',
  '<script>document.title=1</script>',
  'javascript:alert(1) data:text/html,<h1>',
  '\u202e倒过来写的字\u202c',
  '\u200b\u200b\u200b\u2060',
  '\u0000\u0001\u0007\u001b[31m',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '哈'.repeat(10_000),
  '👨‍👩‍👧‍👦'.repeat(500),
  '<?xml version="1.0"?><speak><audio src="https://live.douyin.com/x"/></speak>',
  '{"__proto__":{"polluted":true}}',
  "'; DROP TABLE entries; --",
  '{user} {text} {0:user} %s $1 \\',
  '=HYPERLINK("https://live.douyin.com/","x")',
  '\n\n\n\r\n\t',
  '',
] as const

const NAMES = [
  '',
  '<b>粗</b>',
  '__proto__',
  'constructor',
  '\u202e主播',
  '名'.repeat(3_000),
  '{text}',
] as const

const METHODS = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'WebcastChatMessage ',
  '弹'.repeat(1_000),
] as const

/** Messages of known kinds whose bytes are not what they should be. */
function* brokenPayloads(m: Messages): Generator<SceneMessage> {
  /** `any` where a decoder may find something in it after all. */
  const broken = (payload: Uint8Array, type: SceneMessage['type'] = 'any'): SceneMessage => {
    return { ...m.malformed(), type, payload }
  }
  yield broken(new Uint8Array(0))
  yield broken(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), 'unknown')
  // A field that says it is 2 GiB long.
  yield broken(Uint8Array.of(0x1a, 0xff, 0xff, 0xff, 0xff, 0x07, 0x41), 'unknown')
  // Group tags, which nobody uses any more.
  yield broken(Uint8Array.of(0x0b, 0x0b, 0x0b, 0x0c))
  yield broken(Chat({ content: Uint8Array.of(0xe5, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80) }))
  yield broken(Buffer.from(Array.from({ length: 400 }, () => m.random.below(256))))
  let nested: Uint8Array = TextPieceValue({ value: 1 })
  for (let depth = 0; depth < 5_000; depth++) nested = TextPieceValue({ value: nested })
  yield broken(nested)
}

/** Whole frames that are broken, or hide something. */
function* brokenFrames(m: Messages): Generator<Uint8Array> {
  const response = { messages: [m.chat()], cursor: 'x', now: Date.UTC(2026, 0), internalExt: 'x' }
  const whole = encodeFrame({ logId: '1', response })
  yield new Uint8Array(0)
  yield whole.slice(0, Math.floor(whole.length / 2))
  yield Buffer.from(Array.from({ length: 2_000 }, () => m.random.below(256)))
  for (let flips = 0; flips < 10; flips++) {
    const flipped = Uint8Array.from(whole)
    const at = m.random.below(flipped.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << m.random.below(8))
    yield flipped
  }
  const frame = (payloadType: string, payload: Uint8Array) =>
    PushFrame({ payloadType, payloadEncoding: 'pb', payload })
  yield frame('close', new Uint8Array(0))
  yield frame('subscribe_ack', Buffer.from('{}'))
  yield frame('__proto__', Buffer.from('{}'))
  const plain = encodeResponse(response)
  const packed = gzip(plain)
  yield frame('msg', packed.subarray(0, packed.length - 12))
  yield frame('msg', Buffer.concat([packed.subarray(0, 40), packed.subarray(60)]))
  // 64 MiB of nothing in 64 kB.
  yield frame('msg', gzipSync(Buffer.alloc(64 * MEBIBYTE)))
}
