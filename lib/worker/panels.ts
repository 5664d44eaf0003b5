import type { InspectorToWorker, WorkerToInspector } from '../messages/inspection.ts'
import type { PageView, PanelToWorker, StoreProblem, WorkerToPanel } from '../messages/panel.ts'
import type { TypedPort } from '../messages/port.ts'
import type { Entry, RoomView } from '../model/entry.ts'
import type { RoomSession } from '../room/session.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { SpeechView } from '../speech/view.ts'
import { aliveness, byLiveliness } from './rooms.ts'

/** Entries that come faster than this go to a panel together; the first goes at once. */
const GATHER_MS = 16
/** The head of the panel (totals, status, list of rooms) is brought up to date this often at the most. */
const HEAD_MS = 500

export interface PanelsParts {
  /** The room's session, fetched from the store when it is not at hand; undefined for a replay that is not there. */
  open: (roomId: string) => Promise<RoomSession | undefined>
  recent: (roomId: string) => Entry[]
  view: (room: RoomSession) => RoomView
  all: () => RoomSession[]
  pages: () => PageView[]
  speech: () => SpeechView
  voice: () => VoiceView
  onCommand: (message: Exclude<PanelToWorker, { type: 'watch' | 'ping' } | InspectorToWorker>) => void
  inspect: (room: RoomSession, asked: InspectorToWorker) => WorkerToInspector
  /** Called when something in a room or in the list of rooms may have changed. */
  changed: () => void
  storeProblem: () => StoreProblem | null
}

type PanelPort = TypedPort<PanelToWorker, WorkerToPanel>

interface Panel {
  port: PanelPort
  /** The room that it asked for; null: whichever is most alive. */
  wants: string | null
  shows: RoomSession | undefined
  pending: Entry[]
  /** Something was deleted since it was last shown a room. */
  erased: boolean
}

/** The open panels: each is given a snapshot of its room, then what comes. */
export class Panels {
  private readonly parts: PanelsParts
  private readonly panels = new Set<Panel>()
  private drawing: ReturnType<typeof setTimeout> | undefined
  private drawnAt = Number.NEGATIVE_INFINITY
  private head: ReturnType<typeof setTimeout> | undefined
  private readonly stale = new Set<RoomSession>()

  constructor(parts: PanelsParts) {
    this.parts = parts
  }

  /** Serves a panel's Port until it closes. */
  connect(port: PanelPort): void {
    const panel: Panel = { port, wants: null, shows: undefined, pending: [], erased: false }
    this.panels.add(panel)
    port.onClose(() => this.panels.delete(panel))
    port.onMessage(message => {
      if (message.type === 'watch') void this.watch(panel, message.roomId)
      else if (message.type === 'inspect' || message.type === 'report') this.inspect(panel, message)
      else if (message.type !== 'ping') this.parts.onCommand(message)
    })
    port.send(this.speechNow())
    port.send({ type: 'store', problem: this.parts.storeProblem() })
  }

  /** Something was deleted: every panel is shown its room anew, and keeps nothing of what it had. */
  showErased(): void {
    for (const panel of this.panels) panel.erased = true
    this.showAnew()
  }

  /**
   * Rooms were deleted or changed from the ground: every panel is shown its room anew.
   * @param only those that show this room or want to
   */
  showAnew(only?: string): void {
    for (const panel of this.panels) {
      const { wants, shows } = panel
      if (only === undefined || wants === only || shows?.roomId === only) void this.watch(panel, wants)
    }
  }

  private async watch(panel: Panel, roomId: string | null): Promise<void> {
    panel.wants = roomId
    panel.shows = undefined
    panel.port.send(this.roomList())
    if (roomId === null) {
      this.follow(panel)
      return
    }
    const room = await this.parts.open(roomId)
    // It may have asked for another room while this one was fetched.
    if (room && panel.wants === roomId) this.showRoom(panel, room)
  }

  private inspect({ port, shows }: Panel, asked: InspectorToWorker): void {
    if (shows) port.send(this.parts.inspect(shows, asked))
  }

  /** Shows the liveliest room to a panel that follows, if what it shows is over. */
  private follow(panel: Panel): void {
    if (panel.wants !== null) return
    const [best] = this.views().filter(({ replay }) => !replay?.returning)
    const room = best && this.parts.all().find(({ roomId }) => roomId === best.roomId)
    const shown = panel.shows ? aliveness(this.parts.view(panel.shows)) : -1
    if (best && room && aliveness(best) > shown) this.showRoom(panel, room)
  }

  private showRoom(panel: Panel, room: RoomSession): void {
    panel.shows = room
    panel.pending = []
    panel.port.send({
      type: 'snapshot',
      room: this.parts.view(room),
      entries: this.parts.recent(room.roomId),
      ...(panel.erased ? { erased: true } : {}),
    })
    panel.erased = false
  }

  /** Brings new entries of a room to the panels that show it. */
  show(room: RoomSession, entries: Entry[]): void {
    this.parts.changed()
    for (const panel of this.panels) if (panel.shows === room) panel.pending.push(...entries)
    this.stale.add(room)
    if (this.panels.size === 0) return
    if (entries.length > 0) this.drawSoon()
    this.headLater()
  }

  private drawSoon(): void {
    // The time of day may be set back, and all would stand still until it has gone on.
    const wait = this.drawnAt + GATHER_MS - performance.now()
    if (wait <= 0) this.draw()
    else this.drawing ??= setTimeout(() => this.draw(), wait)
  }

  private draw(): void {
    clearTimeout(this.drawing)
    this.drawing = undefined
    this.drawnAt = performance.now()
    for (const { port, shows, pending } of this.panels) {
      if (!shows || pending.length === 0) continue
      port.send({ type: 'delta', roomId: shows.roomId, entries: pending.splice(0) })
    }
  }

  /** A room's status has changed, or how it is played. */
  roomChanged(room: RoomSession): void {
    this.parts.changed()
    this.stale.add(room)
    if (this.panels.size > 0) this.headLater()
  }

  /** Something in the list of rooms or pages, or in a room's status, has changed. */
  roomsChanged(): void {
    this.parts.changed()
    for (const room of this.parts.all()) this.stale.add(room)
    if (this.panels.size > 0) this.headLater()
  }

  private headLater(): void {
    this.head ??= setTimeout(() => {
      this.head = undefined
      this.sendHead()
    }, HEAD_MS)
  }

  private sendHead(): void {
    for (const panel of this.panels) {
      this.follow(panel)
      const { port, shows } = panel
      if (shows && this.stale.has(shows)) {
        port.send({ type: 'delta', roomId: shows.roomId, entries: [], room: this.parts.view(shows) })
      }
      port.send(this.roomList())
    }
    this.stale.clear()
  }

  /** Tells all panels what speech is doing. */
  speechChanged(): void {
    for (const { port } of this.panels) port.send(this.speechNow())
  }

  private speechNow(): WorkerToPanel {
    return { type: 'speech', speech: this.parts.speech(), voice: this.parts.voice() }
  }

  /** Tells all panels whether what comes can be kept. */
  storeChanged(): void {
    for (const { port } of this.panels) port.send({ type: 'store', problem: this.parts.storeProblem() })
  }

  private roomList(): WorkerToPanel {
    return { type: 'rooms', rooms: this.views(), pages: this.parts.pages() }
  }

  /** The rooms that there is something to say of, most alive first. */
  views(): RoomView[] {
    const views = this.parts.all().map(this.parts.view)
    // A panel may have asked for a room that nobody has seen.
    return views.filter(({ lastFrameAt, tabs }) => lastFrameAt > 0 || tabs.length > 0).sort(byLiveliness)
  }
}
