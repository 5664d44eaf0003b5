import { browser } from 'wxt/browser'
import { clockOffset } from '../browser/clock-offset.ts'
import { openHistory, showTab } from '../browser/tabs.ts'
import { CALL } from '../capture/port/messages.ts'
import { tellErased } from '../messages/erased.ts'
import { buildOnDisk, Renewal, renewedFor } from '../messages/renewal.ts'
import { commandOf, type Shortcut } from '../messages/shortcuts.ts'
import { BUILD } from '../model/build.ts'
import { timeIn } from '../model/clock.ts'
import { readClocks } from '../model/clocks.ts'
import { isReplay } from '../model/replay.ts'
import { judgeOf } from '../rules/judge.ts'
import { withSpeech } from '../settings/change.ts'
import type { Settings } from '../settings/schema.ts'
import { settingsStore } from '../settings/storage.ts'
import { isGoingOn } from '../speech/browser-session.ts'
import { chromeTts, untilQuiet } from '../speech/engine/chrome-tts.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import { VoiceEngine } from '../speech/engine/voice-engine.ts'
import { watchVoices } from '../speech/engine/voices.ts'
import { Speaker } from '../speech/speaker.ts'
import type { SpeechCommand } from '../speech/view.ts'
import { Store } from '../store/store.ts'
import { isOfNewer } from '../store/tables.ts'
import { eraseThanks, forgetThanks } from '../tally/thanks.ts'
import { stayAwake } from './awake.ts'
import { showNotice } from './desktop.ts'
import { inspectRoom } from './inspector.ts'
import { Journal } from './journal.ts'
import { Keeper } from './keeper.ts'
import { browserShelf, Losses } from './losses.ts'
import { Notices } from './notices.ts'
import { Panels } from './panels.ts'
import { Relays } from './relays.ts'
import { Replays } from './replays.ts'
import { Rooms } from './rooms.ts'
import { Ticker } from './ticker.ts'
import { Toolbar } from './toolbar.ts'

/** Less room on the disk than this, in bytes, is none. */
const LEAST_ROOM = 1_000_000

export interface Worker {
  relays: Relays
  replays: Replays
  panels: Panels
  /** What a key does that was pressed in any window. */
  press: (shortcut: Shortcut) => void
  /** Stops reading aloud at once, or lets it go on: what the menu of the toolbar's icon does. */
  switchReading: () => void
  /** Brings a room before the user: its tab, or what is kept of it where none is open. */
  show: (roomId: string) => void
  keeper: Keeper
  renewal: Renewal
}

/**
 * Puts the worker's parts together, with everything that the last worker had stored.
 * @param signal ends what listens and waits
 */
export async function composeWorker(signal: AbortSignal): Promise<Worker> {
  const renewal = new Renewal({
    build: BUILD,
    onDisk: buildOnDisk,
    settled: () => journal.flush(),
    reload: () => browser.runtime.reload(),
    shelf: renewedFor(),
  })
  const store = new Store()
  let settings = await settingsStore.load()
  const awake = stayAwake()
  const engine = new VoiceEngine({
    say: chromeTts(chrome.tts, () => chrome.runtime.lastError?.message),
    untilQuiet: () => untilQuiet(chrome.tts),
    system: (await browser.runtime.getPlatformInfo()).os,
    changed: () => {
      panels.speechChanged()
      toolbar.look()
    },
    now: () => performance.now(),
  })
  const speaker: Speaker = new Speaker(
    {
      engine,
      keep: speech => store.keepSpeech(speech).catch(() => undefined),
      turnOff: () => {
        const off = (all: Settings) => withSpeech(all, { on: false })
        settingsStore.update(off).catch(() => {
          // It cannot be stored; whoever asked for silence gets it as long as this worker lives.
          settings = off(settings)
          speaker.configure(settings)
        })
      },
      changed: () => {
        awake(speaker.isBusy)
        panels.speechChanged()
        toolbar.look()
      },
      now: readClocks,
      clockOffset,
      toldUpTo: roomId =>
        isReplay(roomId) ? Infinity : relays.isBehind(roomId) ? -Infinity : journal.toldUpTo,
      askForVoices: () => askForVoices(),
    },
    settings,
    // What cannot be read is not said: a little too little is better than a thing twice.
    (await isGoingOn()) ? await store.speech().catch(() => undefined) : undefined,
  )
  const rooms = new Rooms(store, roomId => keeper.noteDamage(roomId))
  const losses = new Losses(browserShelf())
  const notices = new Notices(notice => showNotice(notice, settings.people))
  notices.configure(judgeOf(settings, clockOffset()))
  const journal: Journal = new Journal({
    store,
    rooms,
    losses,
    speaker,
    renumbered: roomId => panels.showAnew(roomId),
    stored: relay => relays.acknowledge(relay),
    heard: news => {
      for (const { roomId, entries } of news) notices.hear(roomId, entries, Date.now())
    },
    keeps: () => settings.history.keep,
    records: () => settings.history.frames,
    wrote: (kept, error) => {
      keeper.wrote(kept, error)
      if (isOfNewer(error)) void renewal.check()
    },
  })
  const keeper = new Keeper({
    store,
    settings: () => settings.history,
    isLive: roomId => relays.tabsOf(roomId).length > 0,
    journal: () => journal,
    rooms,
    panels: () => panels,
    isFull: isDiskFull,
    forgetSpeech: () => speaker.forget(),
    stayAwake: stayAwake(),
    forgetThanks,
    erased: tellErased,
    forgetPerson: async eraser => {
      relays.erase(eraser)
      await Promise.all([speaker.erase(eraser), eraseThanks(eraser)])
    },
  })
  const panels: Panels = new Panels({
    open: async roomId => (isReplay(roomId) ? replays.room(roomId) : rooms.open(roomId)),
    recent: roomId => rooms.recent(roomId),
    view: room =>
      replays.view(room) ?? room.view(Date.now(), relays.tabsOf(room.roomId), relays.isBehind(room.roomId)),
    all: () => rooms.all(),
    pages: () => [...relays.pages(), ...replays.pages()],
    speech: () => speaker.view(),
    voice: () => engine.view(),
    inspect: (room, asked) =>
      inspectRoom(room, asked, timeIn(replays.clock(room.roomId), Date.now()), versions()),
    changed: () => toolbar.look(),
    storeProblem: () => keeper.problem,
    onCommand: message => {
      if (message.type === 'try') void speaker.try(message.text, message.manner)
      else if (message.type === 'say') speaker.say(message.event, message.roomId, message.n)
      else command(message.command)
    },
  })
  const command = (name: SpeechCommand) => {
    if (name === 'resume') engine.retryVoices()
    speaker.command(name)
  }
  const toolbar: Toolbar = new Toolbar({
    rooms: () => panels.views(),
    speaks: () => speaker.isHeard,
    reads: () => speaker.reads && hasVoice(engine.view()),
  })
  const ticker = new Ticker({ rooms: () => rooms.all(), clock: roomId => replays.clock(roomId), panels })
  const replays: Replays = new Replays({ rooms, panels, ticker, speaker })
  const relays: Relays = new Relays({
    store,
    rooms,
    journal,
    panels,
    ticker,
    callTab,
    caughtUp: () => {
      void journal.flush().then(() => speaker.release(roomId => !relays.isBehind(roomId)))
      panels.roomsChanged()
    },
    heardBuild: build => renewal.hear(build),
  })
  settingsStore.takeOver(signal)
  settingsStore.watch(changed => {
    if (changed.speech.voice !== settings.speech.voice) engine.retryVoices()
    settings = changed
    speaker.configure(changed)
    notices.configure(judgeOf(changed, clockOffset()))
  }, signal)
  const askForVoices = watchVoices((voices, sure) => {
    engine.setVoices(voices, sure)
    if (voices.length > 0) speaker.retry()
  }, signal)
  void store.takeOver(BUILD, () => renewal.check())
  await relays.restore()
  for (const [roomId, marks] of await losses.left()) journal.noteLosses(await rooms.open(roomId), marks)
  void speaker.run()
  const press = (shortcut: Shortcut) => {
    const { paused, problem } = speaker.view()
    command(commandOf(shortcut, paused || problem !== undefined))
  }
  const switchReading = () => {
    if (speaker.isHeard || speaker.reads) return command('panic')
    void settingsStore.update(all => withSpeech(all, { on: true }))
    command('resume')
  }
  const show = (roomId: string) => {
    const [tabId] = relays.tabsOf(roomId)
    if (tabId === undefined) openHistory(roomId)
    else void showTab(tabId)
  }
  void keeper.tidy()
  toolbar.look()
  return { relays, replays, panels, keeper, renewal, press, switchReading, show }
}

/** Asks the relays in a tab to connect. Where there is none, or the tab is gone, the browser says so by an error. */
function callTab(tabId: number): Promise<boolean> {
  return browser.tabs.sendMessage(tabId, CALL).then(
    () => true,
    () => false,
  )
}

/** With `unlimitedStorage` what the browser still grants is what the disk has left. */
async function isDiskFull(): Promise<boolean> {
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate()
  return quota - usage < LEAST_ROOM
}

/** Of Tingdan and the browser: what a report begins with. */
function versions(): string[] {
  const browserName = /(?:Edg|Firefox|Chrome)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'unknown browser'
  return [`Tingdan ${browser.runtime.getManifest().version}`, browserName]
}

/** Whether there is a voice for Chinese, as far as is known. */
function hasVoice({ voices }: VoiceView): boolean {
  return voices === 'ready' || voices === 'asking'
}
