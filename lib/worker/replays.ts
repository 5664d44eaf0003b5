import { unpacked } from '../capture/port/packed.ts'
import type { PageView } from '../messages/panel.ts'
import type { TypedPort } from '../messages/port.ts'
import type { ReplayToWorker, WorkerToReplay } from '../messages/replay.ts'
import { LIVE_CLOCK, type RoomClock, timeIn } from '../model/clock.ts'
import type { Entry, RoomView } from '../model/entry.ts'
import { isReplay, type Pace } from '../model/replay.ts'
import { type Accepted, RoomSession } from '../room/session.ts'
import { decodeCaptured, takeFrame } from '../room/take-frame.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Panels } from './panels.ts'
import type { Rooms } from './rooms.ts'
import type { Ticker } from './ticker.ts'

/** No more events than this are shown in a second, however fast a recording is played: a panel follows that. */
const SHOWN_A_SECOND = 5000

export interface ReplaysParts {
  rooms: Rooms
  panels: Panels
  ticker: Ticker
  speaker: Speaker
}

type ReplayPort = TypedPort<ReplayToWorker, WorkerToReplay>
type Hello = Extract<ReplayToWorker, { type: 'hello' }>

interface Replay {
  room: RoomSession
  session: string
  tabId: number
  since: number
  pace: Pace
  /** It only comes back to where it was, and is not shown meanwhile. */
  isSilent: boolean
}

/**
 * Recordings that our own pages play: into rooms of their own, which live in memory only, and no longer than the page's
 * Port. After this worker's death the page begins again from the start of its recording, silently, so that nothing has to
 * be kept.
 */
export class Replays {
  private readonly parts: ReplaysParts
  private readonly replays = new Map<string, Replay>()

  constructor(parts: ReplaysParts) {
    this.parts = parts
  }

  /** Serves a page's Port until it closes. */
  connect(port: ReplayPort, tabId: number): void {
    let replay: Replay | undefined
    let freeAt = 0
    port.onMessage(message => {
      if (message.type === 'hello') {
        if (isReplay(message.roomId)) replay = this.begin(message, tabId)
        const bytes = message.probe instanceof Uint8Array && message.probe[0] === 1 ? 'clone' : 'base64'
        port.send({ type: 'welcome', bytes })
      } else if (replay) {
        this.keepPace(replay, message.pace)
        if (message.type === 'pace') return
        const shown = this.take(replay, message)
        const now = performance.now()
        freeAt = Math.max(now, freeAt) + (shown * 1000) / SHOWN_A_SECOND
        setTimeout(() => port.send({ type: 'ack' }), freeAt - now)
      }
    })
    port.onClose(() => {
      if (replay) this.end(replay)
    })
  }

  private begin({ roomId, session, page, pace, silent }: Hello, tabId: number): Replay {
    const { rooms, panels, speaker } = this.parts
    const room = new RoomSession(roomId, pace.clock.at)
    room.describe(page)
    const replay = { room, session, tabId, since: Date.now(), pace, isSilent: silent }
    this.replays.set(roomId, replay)
    rooms.adopt(room)
    speaker.leave(roomId)
    panels.roomsChanged()
    return replay
  }

  private end({ room: { roomId } }: Replay): void {
    const { rooms, panels, speaker } = this.parts
    this.replays.delete(roomId)
    rooms.drop(dropped => dropped === roomId)
    speaker.leave(roomId)
    panels.showAnew(roomId)
    panels.roomsChanged()
  }

  private keepPace(replay: Replay, pace: Pace): void {
    const { room } = replay
    const wasHeard = isHeard(replay.pace)
    replay.pace = pace
    if (wasHeard && !isHeard(pace)) this.parts.speaker.leave(room.roomId)
    this.parts.ticker.wind(room)
    this.parts.panels.roomChanged(room)
  }

  /** @returns how many events are shown one by one */
  private take(replay: Replay, { items, silent }: Extract<ReplayToWorker, { type: 'items' }>): number {
    const { rooms, panels, speaker } = this.parts
    const { room, pace } = replay
    const all: Accepted = { entries: [], gifts: [] }
    for (const item of items) {
      const { entries, gifts } = takeItem(room, item)
      all.entries.push(...entries)
      all.gifts.push(...gifts)
    }
    // Gaps are told by the session that was recorded.
    room.takeMarks()
    rooms.keep(room.roomId, all.entries)
    const cameBack = replay.isSilent && !silent
    replay.isSilent = silent
    if (cameBack) panels.showAnew(room.roomId)
    else if (!silent) panels.show(room, all.entries)
    if (silent) return 0
    const { roomId, anchor } = room
    // Nothing of a replay is ever stored, so there is nothing to wait for.
    if (isHeard(pace)) {
      speaker.hear([{ roomId, anchor, ...all, replayed: true }], async () => undefined).catch(() => undefined)
    }
    return all.entries.length
  }

  /** The room of a replay that can be shown; undefined where there is none, or it only comes back. */
  room(roomId: string): RoomSession | undefined {
    const replay = this.replays.get(roomId)
    return replay && !replay.isSilent ? replay.room : undefined
  }

  /** How time passes in a room. */
  clock(roomId: string): RoomClock {
    return this.replays.get(roomId)?.pace.clock ?? LIVE_CLOCK
  }

  /** A replay's room as a whole; undefined where the room is none. */
  view(room: RoomSession): RoomView | undefined {
    const replay = this.replays.get(room.roomId)
    if (!replay) return undefined
    const { pace, session, tabId, isSilent } = replay
    const view = room.view(timeIn(pace.clock, Date.now()), [tabId])
    return { ...view, replay: { ...pace, session, tabId, returning: isSilent } }
  }

  /** The pages that play. */
  pages(): PageView[] {
    return [...this.replays.values()].map(({ room, tabId, since }) => {
      const { title, anchor } = room.stored().page
      return { tabId, webRid: '', title, anchor, roomId: room.roomId, since, orphaned: false }
    })
  }
}

function isHeard({ state, speed, spoken }: Pace): boolean {
  return spoken && state === 'playing' && speed !== 'fast'
}

const NOTHING: Accepted = { entries: [], gifts: [] }

function takeItem(
  room: RoomSession,
  item: Extract<ReplayToWorker, { type: 'items' }>['items'][number],
): { entries: Entry[]; gifts: Accepted['gifts'] } {
  if (item.kind === 'page') room.describe(item.page)
  else if (item.kind === 'socket') room.socket(item.relay, item)
  else {
    const frame = unpacked(item)
    return takeFrame(room, frame, decodeCaptured(frame))
  }
  return NOTHING
}
