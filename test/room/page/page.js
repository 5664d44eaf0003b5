/** The room page: shows a room, changes rooms without a page load, and says what came. */
import { join } from './sdk.js'

const { room: firstRoom, rooms, timings } = JSON.parse(document.getElementById('room-config').textContent)
const roomAt = new Map([firstRoom, ...rooms].map(room => [room.webRid, room]))
let leaving = new AbortController()

show(firstRoom, 0)
chatter()

document.addEventListener('click', event => {
  const link = event.target.closest('a[data-room]')
  const room = link && roomAt.get(link.dataset.room)
  if (!room) return
  event.preventDefault()
  history.pushState(null, '', link.href)
  show(room, room.page.redrawMs)
})
addEventListener('popstate', async () => {
  const inQuery = new URLSearchParams(location.search).get('live_web_rid')
  const room = roomAt.get(inQuery ?? location.pathname.split('/').at(-1)) ?? (await roomOf(location.href))
  if (room) show(room, room.page.redrawMs)
})

/** The room of an address, which may be newer than this page. */
async function roomOf(url) {
  const html = await (await fetch(url)).text()
  const config = /id="room-config"[^>]*>([^<]*)</.exec(html)
  return config && JSON.parse(config[1]).room
}

/** Leaves the room before, and joins this one; its names are drawn `redrawMs` later. */
function show(room, redrawMs) {
  leaving.abort()
  leaving = new AbortController()
  const { signal } = leaving
  if (redrawMs > 0) later(redrawMs, () => draw(room), signal)
  else draw(room)
  put('[data-stat="room"]', room.roomId)
  const stats = newStats()
  if (room.page.frame === 'iframe') joinInFrame(room, stats, signal)
  else join(room, timings, stats, signal)
  follow(stats, signal)
  enter(room, signal)
}

function draw(room) {
  const title = `${room.anchor}的抖音直播间 - 抖音直播`
  const { siteTitleMs } = room.page
  document.title = siteTitleMs > 0 ? '抖音-记录美好生活' : title
  if (siteTitleMs > 0) setTimeout(() => (document.title = title), siteTitleMs)
  put('[data-e2e="live-room-nickname"]', room.anchor)
  put('.title', room.title)
  put('.avatar', room.anchor.slice(0, 1))
}

function later(ms, then, signal) {
  const timer = setTimeout(then, ms)
  signal.addEventListener('abort', () => clearTimeout(timer))
}

function newStats() {
  return { state: '等待', frames: 0, bytes: 0, hb: 0, acks: 0, polls: 0, sockets: 0 }
}

/** Writes the counts twice a second, and only those that changed: the page itself should cost nothing. */
function follow(stats, signal) {
  const timer = setInterval(() => {
    for (const [name, value] of Object.entries(stats)) put(`[data-stat="${name}"]`, value)
  }, 500)
  signal.addEventListener('abort', () => clearInterval(timer))
}

function put(selector, text) {
  const element = document.querySelector(selector)
  if (element.textContent !== String(text)) element.textContent = text
}

/** The room's socket in a frame of its own. */
function joinInFrame(room, stats, signal) {
  const frame = document.createElement('iframe')
  frame.src = `https://live.douyin.com/im-frame/${room.webRid}`
  frame.title = 'im'
  frame.hidden = true
  document.body.append(frame)
  addEventListener(
    'message',
    event => {
      if (event.source === frame.contentWindow) Object.assign(stats, event.data)
    },
    { signal },
  )
  signal.addEventListener('abort', () => frame.remove())
}

/** Requests that every room page makes, and that are nobody's business. */
function enter(room, signal) {
  const live = 'https://live.douyin.com/webcast'
  const quiet = promise => promise.catch(() => {})
  quiet(
    fetch(`${live}/room/web/enter/?web_rid=${room.webRid}&aid=6383`, { signal }).then(answer =>
      answer.json(),
    ),
  )
  quiet(fetch(`${live}/ranklist/audience/?room_id=${room.roomId}`, { signal }).then(answer => answer.json()))
  quiet(fetch('https://mcs.douyin.com/list', { method: 'POST', body: '[]', signal }))
}

/** A socket of no interest. */
function chatter() {
  const socket = new WebSocket('wss://frontier-im.douyin.com/ws/v2?aid=6383&device_platform=web')
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => socket.send('{"type":"hello"}'))
}
