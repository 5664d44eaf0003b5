import { unpacked } from '../capture/port/packed.ts'
import type { PageView } from '../messages/panel.ts'
import type { TypedPort } from '../messages/port.ts'
import type { ReplayToWorker, WorkerToReplay } from '../messages/replay.ts'
import { LIVE_CLOCK, type RoomClock, timeIn } from '../model/clock.ts'
import type { RoomView } from '../model/entry.ts'
import { isReplay, type Pace } from '../model/replay.ts'
import { type Accepted, RoomSession } from '../room/session.ts'
import { takeItem } from '../room/take-item.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Outlets } from './outlets.ts'
import type { Rooms } from './rooms.ts'

/** A panel keeps up with this, whatever the speed. */
const SHOWN_A_SECOND = 5000

type ReplayPort = TypedPort<ReplayToWorker, WorkerToReplay>
type Hello = Extract<ReplayToWorker, { type: 'hello' }>

interface Replay {
  room: RoomSession
  session: string
  tabId: number
  since: number
  pace: Pace
  /** Still returning to its position. */
  isSilent: boolean
}

/**
 * Recordings that our pages play, each into a room in memory while the page's Port is open. After this worker's death
 * the page silently replays up to its position, so nothing is stored.
 */
export class Replays {
  readonly #rooms: Rooms
  readonly #speaker: Speaker
  readonly #outlets: Outlets
  readonly #replays = new Map<string, Replay>()

  constructor(rooms: Rooms, speaker: Speaker, outlets: Outlets) {
    this.#rooms = rooms
    this.#speaker = speaker
    this.#outlets = outlets
  }

  /** Serves a Port until it closes. */
  connect(port: ReplayPort, tabId: number): void {
    let replay: Replay | undefined
    let freeAt = 0
    port.onMessage(message => {
      if (message.type === 'hello') {
        if (isReplay(message.roomId)) replay = this.#begin(message, tabId)
        const bytes = message.probe instanceof Uint8Array && message.probe[0] === 1 ? 'clone' : 'base64'
        port.send({ type: 'welcome', bytes })
      } else if (replay) {
        this.#setPace(replay, message.pace)
        if (message.type === 'pace') return
        const shown = this.#take(replay, message)
        const now = performance.now()
        freeAt = Math.max(now, freeAt) + (shown * 1000) / SHOWN_A_SECOND
        setTimeout(() => port.send({ type: 'ack' }), freeAt - now)
      }
    })
    port.onClose(() => {
      if (replay) this.#end(replay)
    })
  }

  #begin({ roomId, session, page, pace, silent }: Hello, tabId: number): Replay {
    const room = new RoomSession(roomId, pace.clock.at)
    room.describe(page)
    const replay = { room, session, tabId, since: Date.now(), pace, isSilent: silent }
    this.#replays.set(roomId, replay)
    this.#rooms.adopt(room)
    this.#speaker.leave(roomId)
    this.#outlets.endReplay(roomId)
    return replay
  }

  #end({ room: { roomId } }: Replay): void {
    this.#replays.delete(roomId)
    this.#rooms.drop(dropped => dropped === roomId)
    this.#speaker.leave(roomId)
    this.#outlets.endReplay(roomId)
    this.#rooms.replaced(roomId)
  }

  #setPace(replay: Replay, pace: Pace): void {
    const wasHeard = isHeard(replay.pace)
    replay.pace = pace
    if (wasHeard && !isHeard(pace)) this.#speaker.leave(replay.room.roomId)
    this.#rooms.changed()
  }

  /** @returns how many events are shown one by one */
  #take(replay: Replay, { items, silent }: Extract<ReplayToWorker, { type: 'items' }>): number {
    const { room, pace } = replay
    const { roomId, anchor } = room
    const all: Accepted = { entries: [], gifts: [] }
    for (const item of items) {
      const { entries, gifts } = takeItem(room, item.kind === 'frame' ? unpacked(item) : item)
      all.entries.push(...entries)
      all.gifts.push(...gifts)
    }
    // The recorded session has the gaps.
    room.takeMarks()
    const hasReturned = replay.isSilent && !silent
    replay.isSilent = silent
    this.#rooms.add(roomId, all.entries)
    if (hasReturned) this.#rooms.replaced(roomId)
    if (silent) return 0
    this.#outlets.hearReplay(room, all.entries)
    // Never stored: no need to wait.
    if (isHeard(pace)) {
      const news = { roomId, anchor, ...all, replayed: true as const }
      this.#speaker.hear([news], async () => undefined).catch(() => undefined)
    }
    return all.entries.length
  }

  /** Undefined without a replay, or during its return. */
  room(roomId: string): RoomSession | undefined {
    const replay = this.#replays.get(roomId)
    return replay && !replay.isSilent ? replay.room : undefined
  }

  clock(roomId: string): RoomClock {
    return this.#replays.get(roomId)?.pace.clock ?? LIVE_CLOCK
  }

  /** Undefined without a replay. */
  view(room: RoomSession): RoomView | undefined {
    const replay = this.#replays.get(room.roomId)
    if (!replay) return undefined
    const { pace, session, tabId, isSilent } = replay
    const view = room.view(timeIn(pace.clock, Date.now()), [tabId])
    return { ...view, replay: { ...pace, session, tabId, returning: isSilent } }
  }

  /** Pages that play. */
  pages(): PageView[] {
    return [...this.#replays.values()].map(({ room, tabId, since }) => {
      const { title, anchor } = room.stored().page
      return { tabId, webRid: '', title, anchor, roomId: room.roomId, since, orphaned: false }
    })
  }
}

/** Past the end too: its last words still wait then. */
function isHeard({ state, speed, spoken }: Pace): boolean {
  return spoken && state !== 'paused' && speed !== 'fast'
}
