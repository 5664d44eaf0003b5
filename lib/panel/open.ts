import { browser } from 'wxt/browser'
import { everySecondInSight, followSight } from '../browser/in-sight.ts'
import { leavingSignal } from '../browser/leaving.ts'
import { followOnScreen } from '../browser/on-screen.ts'
import { PAGE_CLOCK } from '../browser/pace.ts'
import { platformOf } from '../browser/platform.ts'
import { PANEL_PORT, type WorkerToPanel } from '../messages/panel.ts'
import { buildOnDisk, Renewal, renewedFor } from '../messages/renewal.ts'
import { BUILD } from '../model/build.ts'
import type { Settings } from '../settings/schema/schema.ts'
import { openSettings } from '../settings/storage/page-settings.ts'
import { keepConnected } from './client.ts'
import type { Panel } from './panel.ts'
import { followChoice, rememberChoice } from './pin.ts'
import { soundPlayer } from './sound.ts'
import { type PanelOptions, PanelState } from './state.ts'

export interface PanelPage extends Pick<PanelOptions, 'pinned' | 'past' | 'aside'> {
  /** Adapts the settings for this page, unstored. */
  tune?: (settings: Settings) => Settings
  /** Shows the room picked in a panel, having no switcher. */
  follows?: boolean
  /** Worker's messages taken; default: all. */
  takes?: (message: WorkerToPanel) => boolean
}

/** A panel, its state for those who feed it, and a signal that aborts on leaving. */
export interface OpenPanel {
  panel: Panel
  state: PanelState
  signal: AbortSignal
}

/** Opens a page that shows a room. */
export async function openPanel({
  pinned,
  tune,
  past,
  follows = false,
  aside = false,
  takes = () => true,
}: PanelPage): Promise<OpenPanel> {
  const signal = leavingSignal()
  const settings = await openSettings(signal, tune)
  const play = soundPlayer(() => performance.now(), readSoundFile)
  const state = new PanelState({
    pinned,
    settings: settings.current,
    clock: PAGE_CLOCK,
    wallClock: Date.now,
    play,
    past,
    aside,
  })
  const { rooms } = state
  if (pinned === null) {
    if (follows) await followChoice(rooms, settings.current, signal)
    else await rememberChoice(rooms, signal)
  }
  followOnScreen(message => {
    state.onScreen.value = message
  }, signal)
  everySecondInSight(() => state.tick(), signal)
  browser.runtime.getPlatformInfo().then(
    ({ os }) => {
      state.platform.value = platformOf(os, navigator.userAgent)
    },
    // The help for voices is then a general one.
    () => undefined,
  )

  const send = keepConnected({
    connect: () => browser.runtime.connect({ name: PANEL_PORT }),
    greeting: () => state.greeting(),
    onMessage: message => {
      if (takes(message)) state.receive(message)
    },
    onConnected: connected => state.worker.connected(connected),
    onWorker: build => {
      // A worker that sends its build also checks ours.
      if (build === '' && BUILD !== '') void renewal().check()
    },
    signal,
  })
  // A new Port asks by its greeting.
  let asked = rooms.wanted.value
  rooms.wanted.subscribe(roomId => {
    if (roomId !== asked) send(state.watch())
    asked = roomId
  })
  followSight(isInSight => send(state.sight(isInSight)), signal)
  return { panel: { ...state, settings, send }, state, signal }
}

/** For workers too old to compare builds. */
function renewal(): Renewal {
  return new Renewal({
    build: '',
    onDisk: buildOnDisk,
    settled: async () => {},
    reload: () => browser.runtime.reload(),
    shelf: renewedFor(),
  })
}

/** The store's code is loaded with the first file. */
async function readSoundFile(id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { readSound } = await import('../store/own-sounds.ts')
  return (await readSound(id))?.bytes
}
