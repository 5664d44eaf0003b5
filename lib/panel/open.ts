import { browser } from 'wxt/browser'
import { platformOf } from '../browser/platform.ts'
import { everySecondInSight } from '../browser/seconds.ts'
import { PANEL_PORT, type WorkerToPanel } from '../messages/panel.ts'
import { buildOnDisk, Renewal, renewedFor } from '../messages/renewal.ts'
import { BUILD } from '../model/build.ts'
import { keepConnected } from './client.ts'
import { openPage, type PageOptions } from './page.ts'
import type { Panel } from './panel.ts'
import { followChoice, rememberChoice } from './pin.ts'
import { soundPlayer } from './sound.ts'

/** How the pages that show a room differ. */
export interface PanelPage extends Pick<PageOptions, 'pinned' | 'tune' | 'past'> {
  /** Whether it shows the room that is picked in a panel, having no way to pick one. */
  follows?: boolean
  /** Which messages of the worker it takes; all, unless told. */
  takes?: (message: WorkerToPanel) => boolean
}

/**
 * Opens a page that shows a room: its state, its Port to the worker, the user's settings, until the page goes away.
 * @returns what its components work with, and the signal that everything of the page belongs to
 */
export async function openPanel({
  pinned,
  tune,
  past,
  follows = false,
  takes = () => true,
}: PanelPage): Promise<Panel & { signal: AbortSignal }> {
  const page = await openPage({ pinned, tune, past, play: soundPlayer(() => performance.now()) })
  const { state, signal } = page
  if (pinned === null) await (follows ? followChoice : rememberChoice)(state, signal)
  everySecondInSight(() => state.tick(), signal)
  browser.runtime.getPlatformInfo().then(
    ({ os }) => {
      state.platform.value = platformOf(os, navigator.userAgent)
    },
    // The help for voices is then that for any system.
    () => undefined,
  )

  const send = keepConnected({
    connect: () => browser.runtime.connect({ name: PANEL_PORT }),
    greeting: () => state.greeting(),
    onMessage: message => {
      if (takes(message)) state.receive(message)
    },
    onConnected: connected => state.connected(connected),
    onWorker: build => {
      // A worker that tells its build hears ours, and looks after itself.
      if (build === '' && BUILD !== '') void renewal().check()
    },
    signal,
  })
  // A new Port asks by its greeting.
  let asked = state.wanted.value
  state.wanted.subscribe(roomId => {
    if (roomId !== asked) send({ type: 'watch', roomId })
    asked = roomId
  })
  return { ...page, send }
}

/** For a worker of before builds were told: it will not reload the extension by itself. */
function renewal(): Renewal {
  return new Renewal({
    build: '',
    onDisk: buildOnDisk,
    settled: async () => {},
    reload: () => browser.runtime.reload(),
    shelf: renewedFor(),
  })
}
