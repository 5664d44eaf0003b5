/** One page's IM socket, from the server's side. */
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { encodeHeartbeat, readAck, readFrame, withSeqId } from './envelope.ts'
import type { LoggedFrame } from './log.ts'
import type { SimulatedRoom } from './types.ts'

/** After so many unanswered resends the server gives up. */
const MOST_RESENDS = 5
/** Longest wait for a page's first heartbeat, sent once its socket is open; earlier messages are history to it. */
const READY_MS = 1_000

export interface ClientOptions {
  socket: WebSocket
  received: SimulatedRoom['received']
  served: SimulatedRoom['served']
  resendMs: number
  pingMs: number
  isMuted: () => boolean
  /** The frame as this page gets it. */
  see: (frame: LoggedFrame) => LoggedFrame
}

export type Client = ReturnType<typeof createClient>

export function createClient(options: ClientOptions) {
  const { socket, received, served, resendMs, isMuted, see } = options
  const lifetime = new AbortController()
  /** Expected acks with their content, and the resend timer of each. */
  const asked = new Map<string, { internalExt: string; timer?: NodeJS.Timeout }>()
  /** What a muted socket owes its page. */
  const held: LoggedFrame[] = []
  let seqId = 0

  const ping = setInterval(() => socket.ping(), options.pingMs)
  socket.on('message', (data: Buffer, isBinary) => hear(isBinary ? data : Buffer.alloc(0)))
  socket.on('close', () => lifetime.abort())
  lifetime.signal.addEventListener('abort', () => {
    clearInterval(ping)
    for (const { timer } of asked.values()) clearTimeout(timer)
    asked.clear()
  })

  function send(frame: LoggedFrame, tries = 0) {
    if (lifetime.signal.aborted) return
    if (isMuted()) {
      held.push(frame)
      return
    }
    socket.send(frame.raw ? frame.bytes : withSeqId(++seqId, frame.bytes))
    if (frame.ack) awaitAck(frame, frame.ack, tries)
    else if (frame.raw) expectAck(frame.bytes)
  }

  /** A played frame may ask for an ack too; it is not sent again. */
  function expectAck(bytes: Uint8Array) {
    const ack = readAck(bytes)
    if (ack) asked.set(ack.logId, { internalExt: ack.internalExt })
  }

  function awaitAck(
    frame: LoggedFrame,
    { logId, internalExt }: { logId: string; internalExt: string },
    tries: number,
  ) {
    if (tries >= MOST_RESENDS) return
    const timer = setTimeout(() => {
      served.resent++
      send(frame, tries + 1)
    }, resendMs)
    asked.set(logId, { internalExt, timer })
  }

  function hear(bytes: Uint8Array) {
    const { payloadType, payload, logId } = tryRead(bytes)
    if (payloadType === 'hb') {
      received.hb++
      if (!isMuted()) socket.send(withSeqId(++seqId, encodeHeartbeat()))
    } else if (payloadType === 'ack') {
      const expected = asked.get(logId)
      clearTimeout(expected?.timer)
      if (expected?.internalExt === Buffer.from(payload).toString()) received.ack++
      else received.badAck++
    } else {
      received.other++
    }
  }

  return {
    /**
     * Resolves when the page knows that its socket is open: it sends a heartbeat. Earlier messages are history to
     * it. After a while, resolves without one.
     */
    ready: Promise.race([once(socket, 'message').catch(() => undefined), delay(READY_MS)]),
    send: (frame: LoggedFrame) => send(see(frame)),
    /** Sends what was held back. */
    release() {
      for (const frame of held.splice(0)) send(frame)
    },
    /** Closes with a handshake; without a code cuts the connection. */
    drop(code?: number) {
      if (code === undefined) socket.terminate()
      else socket.close(code)
    },
    onClose(listener: () => void) {
      lifetime.signal.addEventListener('abort', listener)
    },
  }
}

function tryRead(bytes: Uint8Array) {
  try {
    return readFrame(bytes)
  } catch {
    return { payloadType: '', payload: new Uint8Array(), logId: '0' }
  }
}
