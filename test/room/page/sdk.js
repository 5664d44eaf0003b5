/** The page's way to its room, as Douyin's IM SDK goes it: first im/fetch, then the socket, polls when that fails. */
import { encodeAck, HEARTBEAT, numberOf, readFields, textOf } from './proto.js'

const HOSTS = ['webcast100-ws-web-lq', 'webcast100-ws-web-hl', 'webcast100-ws-web-lf']
/** Sockets that may fail one after another before the SDK polls. */
const MOST_FAILURES = 3
/** Heartbeats without a word from the server before the SDK gives a socket up. */
const MOST_SILENCE = 2
/** A poll that takes longer has failed, in ms. */
const POLL_TIMEOUT = 10_000

/**
 * Joins a room, until the signal aborts.
 * @param {object} room as in the page's configuration
 * @param {object} timings
 * @param {object} stats counts and state, kept up to date
 * @param {AbortSignal} signal
 */
export function join(room, timings, stats, signal) {
  const { binary, listen, transport, http } = room.page
  const did = String(7e18 + Math.floor(Math.random() * 1e17))
  let cursor = ''
  let internalExt = ''
  let failures = 0

  setTimeout(start, room.page.delayMs)

  async function start() {
    if (transport !== 'socket') await poll(1).catch(() => {})
    if (transport === 'http-only') startPolling()
    else openSocket()
  }

  function openSocket() {
    if (signal.aborted) return
    stats.state = '连接中'
    const life = new AbortController()
    const socket = createSocket(socketUrl(), event => {
      silentBeats = 0
      // One after another, so that the order stays: blobs are read, and payloads inflated.
      reading = reading.then(async () => {
        const { data } = event
        await hear(data instanceof Blob ? await data.arrayBuffer() : data)
      })
    })
    let reading = Promise.resolve()
    let silentBeats = 0
    let opened = false

    const listening = { signal: life.signal }
    socket.addEventListener(
      'open',
      () => {
        opened = true
        failures = 0
        stats.state = '已连接'
        heartbeat()
        const beat = setInterval(heartbeat, timings.heartbeatMs)
        life.signal.addEventListener('abort', () => clearInterval(beat))
      },
      listening,
    )
    socket.addEventListener(
      'close',
      () => end(opened ? timings.reconnectMs : timings.reconnectMs / 2),
      listening,
    )
    signal.addEventListener('abort', leave, listening)

    function heartbeat() {
      if (silentBeats++ >= MOST_SILENCE) {
        leave()
        startPolling()
        return
      }
      socket.send(HEARTBEAT)
      stats.hb++
    }

    async function hear(data) {
      const bytes = new Uint8Array(data)
      stats.frames++
      stats.bytes += bytes.length
      try {
        const ack = await takeIn(readFields(bytes))
        if (ack && socket.readyState === WebSocket.OPEN) {
          socket.send(ack)
          stats.acks++
        }
      } catch {
        // Not a frame: the server's affair.
      }
    }

    function end(retryMs) {
      life.abort()
      if (signal.aborted) return
      stats.state = '重连中'
      if (++failures >= MOST_FAILURES) startPolling()
      else setTimeout(transport === 'socket' ? openSocket : comeBack, retryMs)
    }

    function leave() {
      life.abort()
      socket.close(1000)
    }
  }

  /** After a drop the SDK polls first, which brings the gap, and then opens the next socket. */
  async function comeBack() {
    if (signal.aborted) return
    await poll(2).catch(() => {})
    openSocket()
  }

  function createSocket(url, onMessage) {
    if (listen === 'subclass') {
      class PushSocket extends WebSocket {
        constructor(address) {
          super(address)
          this.binaryType = binary
          super.addEventListener('message', event => this.take(event))
        }
        take(event) {
          onMessage(event)
        }
      }
      return new PushSocket(url)
    }
    const socket = new WebSocket(url)
    socket.binaryType = binary
    if (listen === 'onmessage') socket.onmessage = onMessage
    else socket.addEventListener('message', onMessage)
    return socket
  }

  /** Notes where the stream stands; returns the ack that the Response asks for, if any. */
  async function takeIn(fields) {
    const first = number => fields.find(field => field.number === number)?.value
    if (textOf(first(7)) !== 'msg') return undefined
    const headers = {}
    for (const { number, value } of fields) {
      if (number !== 5) continue
      const [key, held] = readFields(value)
      headers[textOf(key?.value)] = held?.value
    }
    cursor = textOf(headers['im-cursor']) || cursor
    internalExt = textOf(headers['im-internal_ext']) || internalExt
    const response = readFields(await inflate(first(8) ?? new Uint8Array()))
    const last = number => response.findLast(field => field.number === number)?.value
    return last(9) && numberOf(last(9)) > 0 ? encodeAck(first(2), last(5) ?? new Uint8Array()) : undefined
  }

  async function startPolling() {
    stats.state = '轮询'
    while (!signal.aborted) {
      await new Promise(resolve => setTimeout(resolve, timings.pollMs))
      if (!signal.aborted) await poll(2).catch(() => {})
    }
  }

  /** Asks once. */
  async function poll(rule) {
    const url = fetchUrl(rule)
    const bytes = new Uint8Array(
      http === 'fetch'
        ? await (await fetch(url, { credentials: 'include' })).arrayBuffer()
        : await request(url),
    )
    stats.polls++
    stats.bytes += bytes.length
    const fields = readFields(bytes)
    const last = number => fields.findLast(field => field.number === number)?.value
    cursor = textOf(last(2)) || cursor
    internalExt = textOf(last(5)) || internalExt
  }

  function request(url) {
    return new Promise((resolve, reject) => {
      const xhr = new XMLHttpRequest()
      xhr.open(http === 'post' ? 'POST' : 'GET', url)
      xhr.responseType = 'arraybuffer'
      xhr.withCredentials = true
      xhr.timeout = POLL_TIMEOUT
      if (http === 'post') xhr.setRequestHeader('X-ByteLink-Cursor', cursor)
      xhr.addEventListener('load', () => resolve(xhr.response))
      xhr.addEventListener('error', reject)
      xhr.addEventListener('timeout', reject)
      signal.addEventListener('abort', () => xhr.abort(), { once: true })
      xhr.send()
    })
  }

  function query(more) {
    return new URLSearchParams({
      app_name: 'douyin_web',
      version_code: '180800',
      webcast_sdk_version: '1.0.15',
      compress: 'gzip',
      device_platform: 'web',
      aid: '6383',
      live_id: '1',
      did_rule: '3',
      endpoint: 'live_pc',
      support_wrds: '1',
      user_unique_id: did,
      identity: 'audience',
      need_persist_msg_count: '15',
      room_id: room.roomId,
      ...(http === 'post' ? {} : { cursor }),
      internal_ext: internalExt,
      ...more,
    })
  }
  function socketUrl() {
    const host = HOSTS[stats.sockets++ % HOSTS.length]
    const more = { cursor, im_path: '/webcast/im/fetch/', heartbeatDuration: '0', signature: 'simulated' }
    return `wss://${host}.douyin.com/webcast/im/push/v2/?${query(more)}`
  }
  function fetchUrl(rule) {
    const more = { resp_content_type: 'protobuf', fetch_rule: rule, last_rtt: '-1' }
    return `https://live.douyin.com/webcast/im/fetch/?${query(more)}`
  }
}

/** The payload as it was before compression. */
async function inflate(payload) {
  if (payload[0] !== 0x1f || payload[1] !== 0x8b) return payload
  const stream = new Blob([payload]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
