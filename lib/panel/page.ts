import { PAGE_CLOCK } from '../browser/pace.ts'
import { type Fault, faultOf } from '../model/fault.ts'
import { DEFAULTS, type Settings } from '../settings/schema.ts'
import { settingsStore } from '../settings/storage.ts'
import { SettingsSync } from '../settings/sync.ts'
import { followTheme } from '../settings/theme.ts'
import type { Panel } from './panel.ts'
import { type PanelOptions, PanelState } from './state.ts'

export interface PageOptions extends Pick<PanelOptions, 'pinned' | 'play' | 'past'> {
  /** What this page makes of the user's settings for itself; they are stored without it. */
  tune?: ((settings: Settings) => Settings) | undefined
}

/** A page's state and the user's settings, and the signal that everything of the page belongs to. */
export interface Page extends Omit<Panel, 'send'> {
  signal: AbortSignal
}

/** Makes the state of a page that shows rows, and keeps its settings and those stored alike until it goes away. */
export async function openPage({ pinned, play, past, tune = same }: PageOptions): Promise<Page> {
  const leaving = new AbortController()
  addEventListener('pagehide', () => leaving.abort(), { once: true })
  // Brought back by the back button, with everything let go of: begin anew.
  addEventListener('pageshow', event => event.persisted && location.reload())

  let unread: Fault | undefined
  const stored = await settingsStore.load().catch(error => {
    unread = faultOf(error)
    return DEFAULTS
  })
  const state = new PanelState({
    pinned,
    settings: tune(stored),
    clock: PAGE_CLOCK,
    wallClock: Date.now,
    play,
    past,
  })
  if (unread) state.settingsFault.value = { during: 'read', fault: unread }
  const settings = new SettingsSync({
    store: settingsStore,
    stored,
    apply: changed => state.setSettings(tune(changed)),
    undoable: count => {
      state.undoable.value = count
    },
    settled: error => {
      state.settingsFault.value = error === undefined ? null : { during: 'write', fault: faultOf(error) }
    },
    now: () => performance.now(),
  })
  settingsStore.watch(changed => settings.taken(changed), leaving.signal)
  followTheme(() => state.settings.value.theme, leaving.signal)
  return {
    state,
    changeSettings: change => settings.change(change),
    undoSettings: () => settings.undo(),
    signal: leaving.signal,
  }
}

function same(settings: Settings): Settings {
  return settings
}
