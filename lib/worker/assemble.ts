import { type Signal, signal } from '@preact/signals-core'
import { Renewal, type RenewalParts } from '../messages/renewal.ts'
import { isReplay } from '../model/replay.ts'
import { whenChanged } from '../model/revision.ts'
import { judgeOf } from '../rules/judge.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { VoiceEngine } from '../speech/engine/voice-engine.ts'
import { Speaker, type SpeakerDeps, type StoredSpeech } from '../speech/speaker.ts'
import type { Store } from '../store/store.ts'
import { isOfNewer } from '../store/tables.ts'
import { Control } from './control.ts'
import { Followed, roomToSpeak } from './followed.ts'
import { Intake } from './intake.ts'
import { Journal } from './journal.ts'
import { Keeper, type KeeperDeps } from './keeper.ts'
import { Losses, type Shelf } from './losses.ts'
import { type Notice, Notices } from './notices.ts'
import { OnScreen, type OnScreenDeps } from './on-screen.ts'
import { Outlets, type OutletsDeps } from './outlets.ts'
import { Pages } from './pages.ts'
import { Panels, type PanelsDeps } from './panels.ts'
import { Questions } from './questions.ts'
import { Relays, type RelaysDeps } from './relays.ts'
import { Replays } from './replays.ts'
import { Rooms } from './rooms.ts'
import { Ticker } from './ticker.ts'
import { Views } from './views.ts'

/** What the worker needs from outside. */
export interface Outside
  extends Pick<SpeakerDeps, 'now' | 'clockOffset' | 'askForVoices'>,
    Pick<KeeperDeps, 'beside' | 'isFull' | 'tellErased' | 'stayAwake'>,
    Pick<RelaysDeps, 'callTab'>,
    Pick<PanelsDeps, 'versions'>,
    Pick<OutletsDeps, 'outlets' | 'clock' | 'viewer' | 'mayReach' | 'readOutlets'>,
    Pick<OnScreenDeps, 'onScreen' | 'putOnScreen'> {
  renewal: Omit<RenewalParts, 'settled'>
  store: Store
  settings: Signal<Settings>
  engine: VoiceEngine
  /** What the last worker stored of speech. */
  speech: StoredSpeech | undefined
  /** Keeps marks while the store refuses. */
  shelf: Shelf
  switchSpeech: (on: boolean) => void
  showNotice: (notice: Notice) => void
}

export type Parts = ReturnType<typeof assemble>

/**
 * Puts the worker's parts together. Each is given only parts made before it:
 *
 *     relays ──> intake ──> rooms, journal ──> store, speaker, outlets
 *     replays ────────────> rooms ───────────────> speaker, outlets
 *     questions ──────────> rooms, journal, speaker
 *     keeper ─────────────> rooms, journal, pages, speaker, outlets
 *
 * What is true now is read in the other direction: rooms, pages, speech, voices and the store's problem are signals or tell
 * effects that they changed (`Revision`). Panels, ticker and the toolbar's badge read them in effects and are known to no
 * part. Acknowledgements and the voice do not pass through signals: the journal calls them itself, after the write.
 */
export function assemble(outside: Outside) {
  const { store, settings, engine, clockOffset } = outside
  const rooms = new Rooms(store)
  const pages = new Pages()
  const followed = new Followed(pages)
  /** The settings as speech takes them: with the one room to speak. */
  const spoken = (now: Settings): Settings => {
    const onlyRoom = roomToSpeak(now.speech, followed.room.peek())
    return { ...now, speech: { ...now.speech, onlyRoom } }
  }
  const losses = new Losses(outside.shelf)
  const notices = new Notices(outside.showNotice)
  notices.configure(judgeOf(settings.peek(), clockOffset()))
  const toldUpTo = signal(Infinity)
  const speaker = new Speaker(
    {
      engine,
      now: outside.now,
      clockOffset,
      askForVoices: outside.askForVoices,
      keep: speech => store.keepSpeech(speech).catch(() => undefined),
      turnOff: () => outside.switchSpeech(false),
      toldUpTo: roomId =>
        isReplay(roomId) ? Infinity : pages.isBehind(roomId) ? -Infinity : toldUpTo.peek(),
    },
    spoken(settings.peek()),
    outside.speech,
  )
  const outlets = new Outlets({ ...outside, rooms })
  const journal = new Journal({ store, rooms, pages, losses, speaker, notices, outlets, settings, toldUpTo })
  const renewal = new Renewal({ ...outside.renewal, settled: () => journal.flush() })
  const intake = new Intake({ rooms, pages, journal })
  const relays = new Relays({ ...outside, rooms, pages, journal, intake, renewal })
  const replays = new Replays(rooms, speaker, outlets)
  const keeper = new Keeper({ ...outside, rooms, pages, journal, speaker, outlets })
  const views = new Views({ rooms, pages, replays })
  const questions = new Questions({ rooms, views, journal, speaker, settings })
  new OnScreen({ ...outside, rooms, questions, outlets })
  const control = new Control({ speaker, engine, questions, turnOn: () => outside.switchSpeech(true) })
  const panels = new Panels({
    rooms,
    replays,
    views,
    speaker,
    engine,
    keeper,
    control,
    outlets,
    followed,
    questions,
    versions: outside.versions,
  })
  new Ticker(rooms, replays)
  outlets.follow(views.rooms)

  whenChanged(settings, (now, before) => {
    if (now.speech.voice !== before.speech.voice) engine.retryVoices()
    speaker.configure(spoken(now))
    notices.configure(judgeOf(now, clockOffset()))
  })
  whenChanged(followed.room, () => speaker.configure(spoken(settings.peek())))
  whenChanged(pages.behind, () => {
    void journal.flush().then(() => speaker.release(roomId => !pages.isBehind(roomId)))
  })
  whenChanged(journal.written, ({ error }) => {
    if (isOfNewer(error)) void renewal.check()
  })
  whenChanged(engine.listed, voices => {
    if (voices.length > 0) speaker.retry()
  })
  return {
    rooms,
    pages,
    losses,
    speaker,
    journal,
    renewal,
    relays,
    replays,
    keeper,
    control,
    questions,
    followed,
    views,
    outlets,
    panels,
  }
}
