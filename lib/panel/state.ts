import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { type Clock, paced } from '../browser/pace.ts'
import { type Platform, UNKNOWN_PLATFORM } from '../browser/platform.ts'
import type { Past } from '../feed/past.ts'
import { InspectorState } from '../inspector/inspector.ts'
import type { PanelToWorker, WorkerToPanel } from '../messages/panel.ts'
import type { OnScreen } from '../model/on-screen.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Sound } from '../settings/schema/sounds.ts'
import type { VoiceIndex } from '../settings-page/voice-list.ts'
import type { Voice } from '../speech/engine/voices.ts'
import { FeedView } from './feed-view.ts'
import { Rooms } from './rooms.ts'
import { Sheets } from './sheets.ts'
import { ShownRoom } from './shown-room.ts'
import { WorkerView } from './worker-view.ts'

/** Ms between draws: a frame costs as much as several rows. */
const PERIOD = 45
/** After a worker's restart a running replay reports within this, in ms. */
const REPLAY_DUE = 3000

export interface Voices {
  index: VoiceIndex
  /** Used if the user chose none. */
  best: Voice | undefined
  /** An empty list is certain. */
  sure: boolean
}

export interface PanelOptions {
  /** Of `sidepanel.html?room=`; null: free to choose. */
  pinned: string | null
  settings: ReadonlySignal<Settings>
  clock: Clock
  /** Ms since 1970. */
  wallClock: () => number
  play: (sound: Sound) => void
  /** Absent if nothing is stored. */
  past?: Past | undefined
  /** Beside a panel: speech does not follow. */
  aside?: boolean
}

/** Components read the signals; the worker's messages come in by `receive`. */
export class PanelState {
  readonly rooms: Rooms
  readonly shown: ShownRoom
  readonly feedView: FeedView
  readonly sheets = new Sheets()
  readonly worker: WorkerView
  readonly inspector = new InspectorState()
  /** Undefined until the settings ask. */
  readonly voices = signal<Voices | undefined>(undefined)
  readonly platform = signal<Platform>(UNKNOWN_PLATFORM)
  /** Pinned for viewers, in any room. */
  readonly onScreen = signal<OnScreen | null>(null)
  /** Ms since 1970, once a second. */
  readonly now: ReadonlySignal<number>
  readonly play: (sound: Sound) => void

  readonly #now = signal(0)
  readonly #aside: boolean
  #isInSight = true
  /** When it chose the room it wants, ms since 1970. */
  #chosenAt = 0
  readonly #wallClock: () => number
  readonly #paint: () => void

  constructor({ pinned, settings, clock, wallClock, play, past, aside = false }: PanelOptions) {
    this.#aside = aside
    this.#wallClock = wallClock
    this.#now.value = wallClock()
    this.now = this.#now
    this.play = play
    this.rooms = new Rooms(pinned, settings)
    this.shown = new ShownRoom(this.now)
    this.rooms.wanted.subscribe(() => {
      this.#chosenAt = wallClock()
    })
    this.feedView = new FeedView(settings, past)
    this.worker = new WorkerView(wallClock)
    const draw = () => {
      this.feedView.draw()
      this.shown.draw()
    }
    this.#paint = paced(() => batch(draw), PERIOD, clock)
  }

  /** The first messages on a new Port. */
  greeting(): PanelToWorker[] {
    const watch = { ...this.watch(), since: this.#chosenAt }
    return this.#isInSight ? [watch] : [watch, this.sight(false)]
  }

  watch(): Extract<PanelToWorker, { type: 'watch' }> {
    const roomId = this.rooms.wanted.value
    return { type: 'watch', roomId, ...(this.#aside && { aside: true }) }
  }

  /** Whether a person can see it: what the worker is to know. */
  sight(isInSight: boolean): PanelToWorker {
    this.#isInSight = isInSight
    return { type: 'sight', isInSight }
  }

  receive(message: WorkerToPanel): void {
    if (message.type === 'rooms') this.rooms.receive(message.rooms, message.pages)
    else if (message.type === 'snapshot') this.#snapshot(message)
    else if (message.type === 'delta') this.#delta(message)
    else if (message.type === 'answers') this.shown.answered(message.roomId, message.answers)
    else if (message.type === 'speech') this.worker.spoke(message.speech, message.voice)
    else if (message.type === 'store') this.worker.storeProblem.value = message.problem
    else if (message.type === 'outlets') this.worker.outlets.value = message.outlets
    else if (message.type === 'outlet-tested') this.worker.tested.value = message
    else this.inspector.receive(message)
  }

  tick(): void {
    this.#now.value = this.#wallClock()
    this.#leaveReplay()
    this.feedView.tick()
  }

  #snapshot({ room, entries, erased }: Extract<WorkerToPanel, { type: 'snapshot' }>): void {
    const isNew = this.shown.id !== room.roomId || erased === true
    batch(() => {
      if (erased) this.sheets.close()
      if (isNew) this.feedView.enter(room.roomId, entries)
      else this.feedView.replace(entries)
      this.shown.enter(room, entries, isNew)
    })
  }

  #delta({ roomId, entries, room }: Extract<WorkerToPanel, { type: 'delta' }>): void {
    if (roomId !== this.shown.id) return
    if (entries.length > 0) {
      const sound = this.feedView.append(entries)
      if (sound && this.shown.isAudible) this.play(sound)
      this.shown.add(entries)
      this.#paint()
    }
    if (!room) return
    if (this.shown.update(room)) this.shown.draw()
    else this.#paint()
  }

  #leaveReplay(): void {
    const { rooms, shown, feedView, worker } = this
    const { value: room } = shown.room
    if (!room?.replay || rooms.all.value.some(({ roomId }) => roomId === room.roomId)) return
    if (worker.disconnectedAt.value > 0 || this.now.value - worker.reconnectedAt.value < REPLAY_DUE) return
    batch(() => {
      shown.leave()
      feedView.enter('', [])
      rooms.leave()
    })
  }
}
