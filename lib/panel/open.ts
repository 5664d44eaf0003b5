import { browser } from 'wxt/browser'
import { PANEL_PORT, type WorkerToPanel } from '../messages/panel.ts'
import type { Settings } from '../settings/schema.ts'
import { loadSettings, saveSettings, watchSettings } from '../settings/storage.ts'
import { keepConnected } from './client.ts'
import { PAGE_CLOCK } from './pace.ts'
import type { Panel } from './panel.ts'
import { platformOf } from './platform.ts'
import { settingsSync } from './settings.ts'
import { soundPlayer } from './sound.ts'
import { PanelState } from './state.ts'
import { followTheme } from './theme.ts'
import { everySecondInSight } from './ticker.ts'

/** How the pages that show a room differ. */
export interface PanelPage {
  /** The room that never changes; null: the page follows. */
  pinned: string | null
  /** What this page makes of the user's settings for itself; they are stored without it. */
  tune?: (settings: Settings) => Settings
  /** Which messages of the worker it takes; all, unless told. */
  takes?: (message: WorkerToPanel) => boolean
}

/**
 * Opens a page that shows a room: its state, its Port to the worker, the user's settings, until the page goes away.
 * @returns what its components work with, and the signal that everything of the page belongs to
 */
export async function openPanel({
  pinned,
  tune = same,
  takes = () => true,
}: PanelPage): Promise<Panel & { signal: AbortSignal }> {
  const leaving = new AbortController()
  addEventListener('pagehide', () => leaving.abort(), { once: true })
  const { signal } = leaving
  // Brought back by the back button, with everything let go of: begin anew.
  addEventListener('pageshow', event => event.persisted && location.reload())

  let stored = await loadSettings()
  const state = new PanelState({
    pinned,
    settings: tune(stored),
    clock: PAGE_CLOCK,
    wallClock: Date.now,
    play: soundPlayer(() => performance.now()),
  })
  const settings = settingsSync({
    read: () => stored,
    apply: changed => {
      stored = changed
      state.setSettings(tune(changed))
    },
    save: saveSettings,
    undoable: count => {
      state.undoable.value = count
    },
    now: () => performance.now(),
  })
  watchSettings(settings.stored, signal)
  followTheme(() => state.settings.value.theme, signal)
  everySecondInSight(() => state.tick(), signal)
  void browser.runtime.getPlatformInfo().then(({ os }) => {
    state.platform.value = platformOf(os, navigator.userAgent)
  })

  const send = keepConnected({
    connect: () => browser.runtime.connect({ name: PANEL_PORT }),
    greeting: () => state.greeting(),
    onMessage: message => {
      if (takes(message)) state.receive(message)
    },
    onConnected: connected => state.connected(connected),
    signal,
  })
  // A new Port asks by its greeting.
  let asked = state.wanted.value
  state.wanted.subscribe(roomId => {
    if (roomId !== asked) send({ type: 'watch', roomId })
    asked = roomId
  })
  return { state, send, changeSettings: settings.change, undoSettings: settings.undo, signal }
}

function same(settings: Settings): Settings {
  return settings
}
