import { signal } from '@preact/signals-core'
import type { RelayToWorker, Sequenced, WorkerToRelay } from '../../../lib/capture/port/messages.ts'
import type { PanelToWorker, WorkerToPanel } from '../../../lib/messages/panel.ts'
import type { TypedPort } from '../../../lib/messages/port.ts'
import type { ReplayToWorker, WorkerToReplay } from '../../../lib/messages/replay.ts'
import type { CapturedFrame, PageInfo } from '../../../lib/model/captured.ts'
import type { Pace } from '../../../lib/model/replay.ts'
import { wait } from '../../../lib/outlets/abort.ts'
import { NO_OUTLETS } from '../../../lib/settings/apart/outlets.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema/schema.ts'
import { VoiceEngine } from '../../../lib/speech/engine/voice-engine.ts'
import type { RelayRecord } from '../../../lib/store/store.ts'
import { assemble, type Outside } from '../../../lib/worker/assemble.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { voice } from '../speech/engine/voices.ts'
import { AT, freshStore, memoryShelf } from '../store/entries.ts'

/** A relay that an earlier worker had heard. */
export const RELAY: RelayRecord = {
  relay: 'r',
  tabId: 1,
  top: true,
  webRid: '7',
  title: '',
  anchor: '',
  roomId: '7',
  stored: 4,
  since: AT,
  present: true,
  orphaned: false,
}

/** The default settings, but that a history is kept, however old it is. */
export const KEPT: Settings = { ...DEFAULTS, history: { ...DEFAULTS.history, keep: true, days: 0 } }

/** What a test says otherwise of its worker. */
export interface Otherwise extends Partial<Omit<Outside, 'settings' | 'engine' | 'now'>> {
  settings?: Settings
  /** The clock stands there, ms since 1970. */
  now?: number
  /** What its voice does with a text; says it at once where this is left out. */
  say?: ConstructorParameters<typeof VoiceEngine>[0]['say']
}

/** A whole worker as it is shipped, over a database in memory, with a voice that says everything into `said`. */
export function workerInMemory({ settings: chosen = KEPT, now = AT, say, ...otherwise }: Otherwise = {}) {
  const said: string[] = []
  const settings = signal(chosen)
  const store = otherwise.store ?? freshStore()
  const engine = new VoiceEngine({
    say:
      say ??
      (async ({ text }) => {
        said.push(text)
        return { kind: 'ended' }
      }),
    untilQuiet: async () => {},
    system: { system: 'linux', firefox: false },
    now: () => now,
  })
  engine.setVoices([voice('婷婷')], true)
  const parts = assemble({
    settings,
    outlets: signal(NO_OUTLETS),
    onScreen: signal(null),
    putOnScreen: async () => {},
    clock: { now: () => now, wait, random: () => 0.5 },
    viewer: '观众',
    mayReach: async () => true,
    readOutlets: async () => otherwise.outlets?.peek() ?? NO_OUTLETS,
    engine,
    speech: undefined,
    shelf: memoryShelf(),
    switchSpeech: on => {
      settings.value = { ...settings.peek(), speech: { ...settings.peek().speech, on } }
    },
    now: () => ({ wall: now, steady: now }),
    clockOffset: () => 0,
    askForVoices: () => {},
    callTab: async () => false,
    renewal: {
      build: '',
      onDisk: async () => '',
      reload: () => {},
      shelf: { getValue: async () => '', setValue: async () => {} },
    },
    versions: () => [],
    beside: { forget: async () => {}, erase: async () => {} },
    isFull: async () => false,
    tellErased: () => {},
    stayAwake: () => {},
    showNotice: () => {},
    ...otherwise,
    store,
  })
  return { ...parts, store, settings, engine, said }
}

/** The worker's end of a Port, and what the other end says and hears. */
export function portOf<In, Out>() {
  let hear = (_: In) => {}
  let closed = () => {}
  const sent: Out[] = []
  const port: TypedPort<In, Out> = {
    send: message => sent.push(message),
    onMessage: listener => {
      hear = listener
    },
    onClose: listener => {
      closed = listener
    },
  }
  return { port, sent, say: (message: In) => hear(message), close: () => closed() }
}

/** A panel that has connected. */
export function panelOf({ panels }: Pick<ReturnType<typeof workerInMemory>, 'panels'>) {
  const panel = portOf<PanelToWorker, WorkerToPanel>()
  panels.connect(panel.port)
  return panel
}

/** A history page that plays a recording of room 7 in this way. */
export function replayOf({ replays }: Pick<ReturnType<typeof workerInMemory>, 'replays'>, pace: Pace) {
  const page = portOf<ReplayToWorker, WorkerToReplay>()
  replays.connect(page.port, 3)
  const about = { url: '', webRid: '7', title: '', anchor: '' }
  const hello = { roomId: 'replay-5', session: '7', page: about, probe: Uint8Array.of(1) }
  const begin = (silent = false) => page.say({ type: 'hello', ...hello, pace, silent })
  const play = (names: string[], silent = false) =>
    page.say({ type: 'items', items: names.map(frameOf), silent, pace })
  const turn = (change: Partial<Pace>) => page.say({ type: 'pace', pace: { ...pace, ...change } })
  return { ...page, begin, play, turn }
}

const make = createMessages({ seed: 5, roomId: '7' })
/** A frame as a page captured it, in which somebody of this name says something. */
export function frameOf(nickname: string): CapturedFrame {
  const bytes = Uint8Array.from(createLog('7', 0).make([make.chat({ user: { nickname } })], AT).bytes)
  return { kind: 'frame', via: 'socket', socket: 1, roomId: '7', at: AT, since: AT - 60_000, bytes }
}

/** What a relay says of itself in its hello; left out: it is that of the top page of room 7. */
interface Told {
  relay?: string
  top?: boolean
  page?: Partial<PageInfo>
  /** The last of its items that was stored before. */
  acked?: number
  /** The newest that it has. */
  last?: number
}

/** A relay that has said hello. */
export function relayOf(
  { relays }: Pick<ReturnType<typeof workerInMemory>, 'relays'>,
  { relay = RELAY.relay, top = true, page: of, acked = 0, last = 0 }: Told = {},
) {
  const page = { url: '', webRid: '7', title: '', anchor: '', ...of }
  const connect = () => {
    const end = portOf<RelayToWorker, WorkerToRelay>()
    relays.connect(end.port, RELAY.tabId)
    end.say({ type: 'hello', relay, build: '', top, page, acked, last, probe: Uint8Array.of(1) })
    const send = (...items: Sequenced[]) => end.say({ type: 'items', items })
    const acks = () => end.sent.flatMap(message => (message.type === 'ack' ? message.upTo : []))
    return { ...end, send, acks }
  }
  return { ...connect(), reconnect: connect }
}
