import { batch, signal } from '@preact/signals'
import { clockOffset } from '../browser/clock-offset.ts'
import { type Clock, paced } from '../browser/pace.ts'
import { type Platform, UNKNOWN_PLATFORM } from '../browser/platform.ts'
import { Feed } from '../feed/feed.ts'
import { FeedWindow } from '../feed/feed-window.ts'
import type { Folding } from '../feed/folder.ts'
import type { Past } from '../feed/past.ts'
import { compileFilter } from '../filter/compile.ts'
import type { FilterError } from '../filter/error.ts'
import { namesType } from '../filter/names-type.ts'
import { parseFilter } from '../filter/parse.ts'
import { EVERYTHING, type Filter } from '../filter/tree.ts'
import { InspectorState } from '../inspector/inspector.ts'
import type { PageView, PanelToWorker, StoreProblem, WorkerToPanel } from '../messages/panel.ts'
import { LIVE_CLOCK, timeIn } from '../model/clock.ts'
import type { Entry, RoomView } from '../model/entry.ts'
import type { EventType } from '../model/events.ts'
import type { Fault } from '../model/fault.ts'
import { EVENT_TYPES } from '../model/kinds.ts'
import { hiddenPeople } from '../rules/compile.ts'
import { judgeOf } from '../rules/judge.ts'
import { nicknamesOf, readerOf } from '../rules/reader.ts'
import type { Sound } from '../settings/rules.ts'
import { DEFAULTS, type Settings } from '../settings/schema.ts'
import type { VoiceIndex } from '../settings-page/voice-list.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { Voice } from '../speech/engine/voices.ts'
import type { SpeechView } from '../speech/view.ts'
import { ChatRate } from '../tally/rate.ts'
import { Tally } from '../tally/tally.ts'
import { type RoomChoice, UnreadRooms, wantedRoom } from './room-choice.ts'
import type { RowMenu, Sheet } from './sheet.ts'
import { ALL, filterOfView } from './views.ts'

/**
 * Shortest time between two renders of what comes, in milliseconds: rows and numbers of that time are drawn together, for
 * a frame of its own costs as much as several rows.
 */
const PERIOD = 45
/** After the worker's death a replay is told of again within this time, in ms, where its page is still there. */
const REPLAY_DUE = 3000

/** More rows than this in a second rush by unread: they are not worth loading pictures for. */
const HURRY = 24

const ALL_TYPES = Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as Record<EventType, boolean>

export const SILENT_SPEECH: SpeechView = {
  paused: false,
  speaking: '',
  waiting: [],
  waits: 0,
  dropped: {},
  haste: 1,
}
const VOICES_ASKED_FOR: VoiceView = { voices: 'asking', missing: [], failed: [] }

/** The voices that there are. */
export interface VoicesThere {
  index: VoiceIndex
  /** The one that is taken where the user chose none. */
  best: Voice | undefined
  /** Whether an empty list is to be believed. */
  sure: boolean
}

export interface PanelOptions {
  /** The room of `sidepanel.html?room=`, which never changes; null: whichever is most alive. */
  pinned: string | null
  settings: Settings
  clock: Clock
  /** Ms since 1970. */
  wallClock: () => number
  /** Plays the sound that a rule asks for. */
  play: (sound: Sound) => void
  /** What can be read of what was kept; left out where nothing is. */
  past?: Past | undefined
}

/**
 * All that a panel knows. Components read the signals; messages from the worker change them through `receive`, the
 * user's doings through the other methods. Rows are no signals: `feed` is changed in place and `revision` tells.
 */
export class PanelState {
  readonly feed: Feed
  /** Moves the feed over what is kept of the room. */
  readonly window: FeedWindow
  readonly rate = new ChatRate()
  /** What is added up of the room that is shown; changes in place. */
  tally = new Tally()
  /** The feed's revision that is to be shown; grows at most once a frame. */
  readonly revision = signal(0)
  /** Grows when rows were taken in or out in the middle: the filter or the folding changed. */
  readonly filtered = signal(0)
  readonly rooms = signal<RoomView[]>([])
  readonly pages = signal<PageView[]>([])
  readonly room = signal<RoomView | null>(null)
  readonly speech = signal<SpeechView>(SILENT_SPEECH)
  readonly voice = signal<VoiceView>(VOICES_ASKED_FOR)
  /** The voices to choose from, once the settings have asked for them. */
  readonly voices = signal<VoicesThere | undefined>(undefined)
  readonly platform = signal<Platform>(UNKNOWN_PLATFORM)
  /** Why what comes cannot be kept; null where it can. */
  readonly storeProblem = signal<StoreProblem | null>(null)
  readonly settings = signal<Settings>(DEFAULTS)
  /** Why the settings could not be read, or the last change of them not stored; null where they were. */
  readonly settingsFault = signal<{ during: 'read' | 'write'; fault: Fault } | null>(null)
  /** How many changes of the settings can be taken back. */
  readonly undoable = signal(0)
  readonly disconnectedAt = signal(0)
  /** When the Port was open again after it had broken, ms since 1970; 0 where it never has. */
  readonly reconnectedAt = signal(0)
  /** Whether the worker has told of its rooms at all: before that "no room" would be a guess. */
  readonly informed = signal(false)
  readonly choice = signal<RoomChoice>({ by: 'liveliest' })
  /** The room to ask the worker for; null: whichever is most alive. */
  readonly wanted = signal<string | null>(null)
  /** What is typed in the search box, a filter or not. */
  readonly query = signal('')
  /** What is wrong with it; the last filter that was right is in force meanwhile. */
  readonly queryError = signal<FilterError | null>(null)
  /** Which view is open. */
  readonly tab = signal(ALL)
  /** Whether the newest row stays in sight. */
  readonly following = signal(true)
  /** Whether rows come so fast that each is in sight for a moment only. */
  readonly hurried = signal(false)
  /** The newest entry that the reader has had before the eyes. */
  readonly seen = signal(0)
  readonly view = signal<'feed' | 'settings' | 'rules' | 'gifts' | 'pulse' | 'inspector'>('feed')
  readonly inspector = new InspectorState()
  /** What lies over the panel. */
  readonly sheet = signal<Sheet | null>(null)
  readonly menu = signal<RowMenu | null>(null)
  /** A word on what was just done; empty: none. */
  readonly said = signal({ words: '' })
  readonly elsewhere = new UnreadRooms()
  /** The tab the user looks at; 0 where it is not known, or is this page. */
  readonly activeTab = signal(0)
  readonly now = signal(0)
  readonly dismissed = signal<ReadonlySet<string>>(new Set())
  readonly pinned: string | null
  /** Plays a sound, unless one was played a moment ago. */
  readonly play: (sound: Sound) => void

  /** The last filter of the search box that was right. */
  #searched: Filter = EVERYTHING
  #wallClock: () => number
  /** `feed.shown` at the last tick. */
  #shownBefore = 0
  #latestRoom: RoomView | null = null
  #paint: () => void

  constructor({ pinned, settings, clock, wallClock, play, past }: PanelOptions) {
    this.pinned = pinned
    this.feed = new Feed(settings.show)
    this.feed.fold(foldingOf(settings))
    this.window = new FeedWindow(this.feed, past, () => this.#showFeed())
    this.settings.value = settings
    this.choice.value = pinned === null ? { by: settings.rooms.follow } : { by: 'room', roomId: pinned }
    this.wanted.value = pinned
    this.feed.rule(judgeOf(settings, clockOffset()))
    this.#wallClock = wallClock
    this.play = play
    this.now.value = wallClock()
    this.#paint = paced(() => this.#show(), PERIOD, clock)
  }

  /** What a new Port begins with. */
  greeting(): PanelToWorker {
    return { type: 'watch', roomId: this.wanted.value }
  }

  /** Takes a message of the worker. */
  receive(message: WorkerToPanel): void {
    if (message.type === 'rooms') this.#rooms(message.rooms, message.pages)
    else if (message.type === 'snapshot') this.#snapshot(message)
    else if (message.type === 'delta') this.#delta(message.roomId, message.entries, message.room)
    else if (message.type === 'speech') this.#speech(message.speech, message.voice)
    else if (message.type === 'store') this.storeProblem.value = message.problem
    else this.inspector.receive(message)
  }

  /** Shows another room, or follows. */
  choose(choice: RoomChoice): void {
    this.choice.value = choice
    this.#decide()
  }

  /** The user looks at another tab. */
  lookAt(tabId: number): void {
    this.activeTab.value = tabId
    this.#decide()
  }

  /** Whether the Port to the worker is open and answered. */
  connected(connected: boolean): void {
    const wasConnected = this.disconnectedAt.value === 0
    if (connected === wasConnected) return
    const now = this.#wallClock()
    this.disconnectedAt.value = connected ? 0 : now
    if (connected) this.reconnectedAt.value = now
  }

  /** Takes settings, whoever changed them. */
  setSettings(settings: Settings): void {
    const before = this.settings.value
    this.settings.value = settings
    const isNewFilters = filtersOf(settings) !== filtersOf(before)
    if (isNewFilters) this.#refill(() => this.feed.rule(judgeOf(settings, clockOffset())))
    if (filterOfView(this.tab.value, settings.rules) === undefined) this.tab.value = ALL
    if (isNewFilters || JSON.stringify(before.show) !== JSON.stringify(settings.show)) this.#filter()
    const folding = foldingOf(settings)
    if (!isSameFolding(foldingOf(before), folding)) this.#refill(() => this.feed.fold(folding))
  }

  /** Opens a view. */
  open(tab: string): void {
    if (tab === this.tab.value) return
    batch(() => {
      this.tab.value = tab
      this.#filter()
    })
  }

  /** Takes what is typed in the search box. */
  search(query: string): void {
    if (query === this.query.value) return
    const parsed = parseFilter(query)
    batch(() => {
      this.query.value = query
      this.queryError.value = parsed.ok ? null : parsed.error
      if (!parsed.ok) return
      this.#searched = parsed.filter
      this.#filter()
    })
  }

  dismiss(key: string): void {
    this.dismissed.value = new Set([...this.dismissed.value, key])
  }

  /** Tells in a word what was done, for a moment. */
  say(words: string): void {
    this.said.value = { words }
  }

  /** Shows the newest rows, and those that come. */
  follow(): void {
    this.window.newest(() =>
      batch(() => {
        this.following.value = true
        this.#showFeed()
      }),
    )
  }

  /** Marks everything up to the entry `n` as read. */
  see(n: number): void {
    if (n > this.seen.value) this.seen.value = n
  }

  /** Visible rows that the reader has not had before the eyes. */
  unread(): number {
    return this.feed.visible.length - this.feed.indexFrom(this.seen.value + 1)
  }

  /** The time of day moves on; for what is told in seconds. */
  tick(): void {
    this.now.value = this.#wallClock()
    this.#leaveReplay()
    this.#judgeHurry()
    this.#shownBefore = this.feed.shown
  }

  /** What time it is in the room that is shown: in a replay, that of the recording. */
  get roomNow(): number {
    return timeIn(this.room.value?.replay?.clock ?? LIVE_CLOCK, this.now.value)
  }

  /** A replay that was stopped leaves nothing behind. */
  #leaveReplay(): void {
    const { value: room } = this.room
    if (!room?.replay || this.rooms.value.some(({ roomId }) => roomId === room.roomId)) return
    if (this.disconnectedAt.value > 0 || this.now.value - this.reconnectedAt.value < REPLAY_DUE) return
    batch(() => {
      this.#latestRoom = null
      this.room.value = null
      this.#enter('', [])
      this.#showFeed()
      if (this.pinned !== null) return
      this.wanted.value = null
      this.choose({ by: this.settings.value.rooms.follow })
    })
  }

  #rooms(rooms: RoomView[], pages: PageView[]): void {
    batch(() => {
      if (!this.informed.value) this.#dropStalePick(rooms)
      this.informed.value = true
      this.rooms.value = rooms
      this.pages.value = pages
      this.#decide()
    })
  }

  /** A room that was picked before this panel was opened and is closed meanwhile is of no more interest. */
  #dropStalePick(rooms: readonly RoomView[]): void {
    const { pinned, choice, settings } = this
    const picked = choice.value
    if (pinned !== null || picked.by !== 'room') return
    const isOpen = rooms.some(({ roomId, tabs }) => roomId === picked.roomId && tabs.length > 0)
    if (!isOpen) choice.value = { by: settings.value.rooms.follow }
  }

  #decide(): void {
    const { choice, activeTab, pages, wanted } = this
    wanted.value = wantedRoom(choice.value, activeTab.value, pages.value, wanted.value)
  }

  #speech(speech: SpeechView, voice: VoiceView): void {
    batch(() => {
      this.speech.value = speech
      this.voice.value = voice
    })
  }

  #snapshot({ room, entries, erased }: Extract<WorkerToPanel, { type: 'snapshot' }>): void {
    const same = this.#latestRoom?.roomId === room.roomId && !erased
    batch(() => {
      if (erased) this.#closeAll()
      if (same) this.feed.replace(entries)
      else this.#enter(room.roomId, entries)
      this.rate.clear()
      this.rate.add(entries)
      // What was there before is not announced.
      this.feed.takeSound()
      this.tally.add(entries)
      this.#shownBefore = this.feed.shown
      this.#latestRoom = room
      this.room.value = room
      // A snapshot is rare and is waited for: it is shown at once.
      this.#showFeed()
    })
  }

  /** What lies over the rows may tell of somebody who was deleted. */
  #closeAll(): void {
    this.sheet.value = null
    this.menu.value = null
    this.said.value = { words: '' }
  }

  #enter(roomId: string, entries: Entry[]): void {
    this.feed.clear()
    this.window.enter(roomId)
    this.feed.append(entries)
    this.tally = new Tally()
    this.following.value = true
    this.seen.value = 0
  }

  #delta(roomId: string, entries: Entry[], room: RoomView | undefined): void {
    if (roomId !== this.#latestRoom?.roomId) return
    if (entries.length > 0) {
      this.feed.append(entries)
      const sound = this.feed.takeSound()
      const { replay } = this.#latestRoom
      if (sound && (replay?.spoken ?? true)) this.play(sound)
      this.rate.add(entries)
      this.tally.add(entries)
      if (!this.hurried.value) this.#judgeHurry()
      this.#paint()
    }
    if (!room) return
    const { status, replay } = this.#latestRoom
    const turned = room.status !== status || JSON.stringify(room.replay) !== JSON.stringify(replay)
    this.#latestRoom = room
    if (turned) this.#showRoom()
    else this.#paint()
  }

  #filter(): void {
    const { rules, show, people } = this.settings.value
    const view = parseFilter(filterOfView(this.tab.value, rules) ?? '')
    const isFree = this.tab.value !== ALL || namesType(this.#searched)
    const both: Filter = { kind: 'and', of: [view.ok ? view.filter : EVERYTHING, this.#searched] }
    const matches = compileFilter(both, readerOf(people, clockOffset()))
    this.#refill(() => this.feed.filter(isFree ? ALL_TYPES : show, matches))
  }

  #refill(change: () => void): void {
    batch(() => {
      if (this.feed.isThinned) this.follow()
      change()
      this.filtered.value++
      this.#showFeed()
    })
  }

  #judgeHurry(): void {
    this.hurried.value = this.feed.shown - this.#shownBefore > HURRY
  }

  #show(): void {
    batch(() => {
      this.#showFeed()
      this.#showRoom()
    })
  }

  #showFeed(): void {
    this.revision.value = this.feed.revision
  }

  #showRoom(): void {
    this.room.value = this.#latestRoom
  }
}

/** What rules and filters are made of, to see whether it changed. */
function filtersOf({ rules, people }: Settings): string {
  return JSON.stringify([rules, hiddenPeople(people), [...nicknamesOf(people)]])
}

/** What the settings say of folding. */
function foldingOf({ look, people }: Settings): Folding {
  const apart = Object.keys(people).filter(id => people[id]?.highlighted)
  return { ...look.fold, apart: new Set(apart) }
}

function isSameFolding(a: Folding, b: Folding): boolean {
  return a.crowd === b.crowd && a.repeats === b.repeats && [...a.apart].join() === [...b.apart].join()
}
