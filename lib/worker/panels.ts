import { effect, type Signal, signal, untracked } from '@preact/signals-core'
import type { InspectorToWorker } from '../messages/inspection.ts'
import type { PanelToWorker, WorkerToPanel } from '../messages/panel.ts'
import type { TypedPort } from '../messages/port.ts'
import { timeIn } from '../model/clock.ts'
import type { Entry } from '../model/entry.ts'
import { isReplay } from '../model/replay.ts'
import type { RoomSession } from '../room/session.ts'
import type { VoiceEngine } from '../speech/engine/voice-engine.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Control } from './control.ts'
import type { Followed } from './followed.ts'
import { inspectRoom } from './inspector.ts'
import type { Keeper } from './keeper.ts'
import type { Outlets } from './outlets.ts'
import type { Questions } from './questions.ts'
import type { Replays } from './replays.ts'
import type { Rooms } from './rooms.ts'
import { aliveness, type Views } from './views.ts'

/** Entries within this time go together; the first goes at once. */
const GATHER_MS = 16
/** So to a panel that nobody sees: it counts, and plays the sounds of rules, and draws nothing. */
const UNSEEN_GATHER_MS = 1_000
/** Between updates of totals, status and list of rooms. */
const HEAD_MS = 500

export interface PanelsDeps {
  rooms: Rooms
  replays: Replays
  views: Views
  speaker: Speaker
  engine: VoiceEngine
  keeper: Keeper
  control: Control
  outlets: Outlets
  followed: Followed
  questions: Questions
  /** Versions of Tingdan and the browser: the first lines of a report. */
  versions: () => string[]
}

type PanelPort = TypedPort<PanelToWorker, WorkerToPanel>

interface Panel {
  port: PanelPort
  /** Asked for; null: the liveliest. */
  wants: string | null
  /** See the message `watch`. */
  since: number | undefined
  /** Beside a panel, or not yet asking for a room; speech does not follow it. */
  aside: boolean
  shows: RoomSession | undefined
  /** Last shown, see `versionOf`. */
  version: string
  /** Last entry sent or pending. */
  last: number
  pending: Entry[]
  isInSight: Signal<boolean>
  drawing: ReturnType<typeof setTimeout> | undefined
  /** By the steady clock: if the time of day were set back, nothing would be sent until it catches up. */
  drawnAt: number
  /** Erasures at its last snapshot. */
  erasures: number
}

/** The open panels: each gets a snapshot of its room, then news. Only reads. */
export class Panels {
  readonly #deps: PanelsDeps
  readonly #panels = new Set<Panel>()
  #head: ReturnType<typeof setTimeout> | undefined

  constructor(deps: PanelsDeps) {
    this.#deps = deps
    effect(() => {
      deps.views.track()
      void deps.keeper.erasures.value
      untracked(() => this.#update())
    })
    effect(() => {
      void deps.questions.ticks.value
      untracked(() => {
        for (const panel of this.#panels) this.#tellAnswers(panel)
      })
    })
  }

  /** Serves a Port until it closes. */
  connect(port: PanelPort): void {
    const { speaker, engine, keeper, outlets } = this.#deps
    const panel: Panel = {
      port,
      wants: null,
      since: undefined,
      aside: true,
      shows: undefined,
      version: '',
      last: 0,
      pending: [],
      isInSight: signal(true),
      drawing: undefined,
      drawnAt: Number.NEGATIVE_INFINITY,
      erasures: keeper.erasures.peek(),
    }
    panel.version = this.#versionOf(panel)
    this.#panels.add(panel)
    const tells: (() => WorkerToPanel)[] = [
      () => ({ type: 'speech', speech: speaker.view(), voice: engine.view() }),
      () => ({ type: 'store', problem: keeper.problem.value }),
      () => ({ type: 'outlets', outlets: outlets.views.value }),
    ]
    const readers = tells.map(tell =>
      effect(() => {
        if (panel.isInSight.value) port.send(tell())
      }),
    )
    port.onClose(() => {
      this.#panels.delete(panel)
      clearTimeout(panel.drawing)
      for (const end of readers) end()
    })
    port.onMessage(message => this.#take(panel, message))
  }

  #take(panel: Panel, message: PanelToWorker): void {
    const { speaker, control } = this.#deps
    switch (message.type) {
      case 'watch':
        panel.aside = message.aside === true
        panel.since = message.since
        void this.#watch(panel, message.roomId)
        break
      case 'sight':
        this.#see(panel, message.isInSight)
        break
      case 'inspect':
      case 'report':
        this.#inspect(panel, message)
        break
      case 'try':
        void speaker.try(message.text, message.manner)
        break
      case 'say':
        speaker.say(message.event, message.roomId, message.n)
        break
      case 'test-outlet':
        void this.#testOutlet(panel, message)
        break
      case 'thank':
        speaker.thank(message.givers)
        break
      case 'answer':
        void this.#deps.questions.tick(message.roomId, message.entry, message.done)
        break
      case 'question':
        this.#deps.questions.readNext(message.roomId)
        break
      case 'speech':
        control.command(message.command)
        break
      case 'queue':
        speaker.arrange(message.id, message.change)
        break
      case 'ping':
        break
    }
  }

  /** Rooms or pages may have changed, or something was erased. */
  #update(): void {
    const { rooms } = this.#deps
    for (const panel of this.#panels) {
      const { wants, shows } = panel
      if (panel.version !== this.#versionOf(panel)) {
        void this.#watch(panel, wants)
      } else if (shows) {
        const entries = rooms.after(shows, panel.last)
        panel.last = entries.at(-1)?.n ?? panel.last
        panel.pending.push(...entries)
        if (entries.length > 0) this.#drawSoon(panel)
      }
    }
    if (this.#panels.size > 0) this.#headLater()
  }

  /** Changes when a panel needs a new snapshot: its room was replaced, or something erased. */
  #versionOf({ wants, shows }: Panel): string {
    const { rooms, keeper } = this.#deps
    const roomId = wants ?? shows?.roomId
    return `${keeper.erasures.peek()} ${roomId === undefined ? '' : rooms.edition(roomId)}`
  }

  async #watch(panel: Panel, roomId: string | null): Promise<void> {
    const { rooms, replays } = this.#deps
    panel.wants = roomId
    panel.shows = undefined
    panel.version = this.#versionOf(panel)
    panel.port.send(this.#roomList())
    if (roomId === null) {
      this.#follow(panel)
      return
    }
    const room = isReplay(roomId) ? replays.room(roomId) : await rooms.open(roomId)
    // It may have asked for another room during the restore.
    if (room && panel.wants === roomId) this.#showRoom(panel, room)
  }

  async #testOutlet({ port }: Panel, { asked, outlet }: Extract<PanelToWorker, { type: 'test-outlet' }>) {
    port.send({ type: 'outlet-tested', asked, ...(await this.#deps.outlets.test(outlet)) })
  }

  #inspect({ port, shows }: Panel, asked: InspectorToWorker): void {
    const { replays, versions } = this.#deps
    if (!shows) return
    const now = timeIn(replays.clock(shows.roomId), Date.now())
    port.send(inspectRoom(shows, asked, now, versions()))
  }

  /** Shows the liveliest room to a following panel whose room is over. */
  #follow(panel: Panel): void {
    if (panel.wants !== null) return
    const { rooms, views } = this.#deps
    const best = views.rooms.peek().find(({ replay }) => !replay?.returning)
    const room = best && rooms.get(best.roomId)
    const shown = panel.shows ? aliveness(views.of(panel.shows)) : -1
    if (best && room && aliveness(best) > shown) this.#showRoom(panel, room)
  }

  #showRoom(panel: Panel, room: RoomSession): void {
    const { rooms, views, keeper, followed, questions } = this.#deps
    if (!panel.aside) followed.show(room.roomId, panel.since)
    const entries = rooms.recent(room.roomId)
    const erasures = keeper.erasures.peek()
    panel.shows = room
    panel.version = this.#versionOf(panel)
    panel.pending = []
    panel.last = entries.at(-1)?.n ?? 0
    panel.port.send({
      type: 'snapshot',
      room: views.of(room),
      entries,
      ...(panel.erasures === erasures ? {} : { erased: true }),
    })
    panel.erasures = erasures
    questions.showed(room.roomId)
    this.#tellAnswers(panel)
  }

  #tellAnswers({ port, shows }: Panel): void {
    if (!shows) return
    const { roomId } = shows
    port.send({ type: 'answers', roomId, answers: this.#deps.questions.answered(roomId) })
  }

  #see(panel: Panel, isInSight: boolean): void {
    panel.isInSight.value = isInSight
    if (!isInSight) return
    this.#draw(panel)
    this.#tellHead(panel)
  }

  #drawSoon(panel: Panel): void {
    const period = panel.isInSight.peek() ? GATHER_MS : UNSEEN_GATHER_MS
    const wait = panel.drawnAt + period - performance.now()
    if (wait <= 0) this.#draw(panel)
    else panel.drawing ??= setTimeout(() => this.#draw(panel), wait)
  }

  #draw(panel: Panel): void {
    clearTimeout(panel.drawing)
    panel.drawing = undefined
    panel.drawnAt = performance.now()
    const { port, shows, pending } = panel
    if (!shows || pending.length === 0) return
    port.send({ type: 'delta', roomId: shows.roomId, entries: pending.splice(0) })
  }

  #headLater(): void {
    this.#head ??= setTimeout(() => {
      this.#head = undefined
      this.#sendHead()
    }, HEAD_MS)
  }

  #sendHead(): void {
    for (const panel of this.#panels) {
      this.#follow(panel)
      if (panel.isInSight.peek()) this.#tellHead(panel)
    }
  }

  #tellHead({ port, shows }: Panel): void {
    const { views } = this.#deps
    if (shows) port.send({ type: 'delta', roomId: shows.roomId, entries: [], room: views.of(shows) })
    port.send(this.#roomList())
  }

  #roomList(): WorkerToPanel {
    const { views } = this.#deps
    return { type: 'rooms', rooms: views.rooms.peek(), pages: views.pages.peek() }
  }
}
