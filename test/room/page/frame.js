/** A frame that holds nothing but the room's socket. */
import { join } from './sdk.js'

const { room, timings } = JSON.parse(document.getElementById('room-config').textContent)
const stats = { state: '等待', frames: 0, bytes: 0, hb: 0, acks: 0, polls: 0, sockets: 0 }
join(room, timings, stats, new AbortController().signal)
setInterval(() => parent.postMessage(stats, '*'), 500)
