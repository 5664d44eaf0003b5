import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { openPanelOnClick } from '../lib/browser/side-panel.ts'
import { keepStorageFromPages } from '../lib/browser/storage-access.ts'
import { openWelcome } from '../lib/browser/tabs.ts'
import { RELAY_PORT, type RelayToWorker, type WorkerToRelay } from '../lib/capture/port/messages.ts'
import { isBuild, tellBuild } from '../lib/messages/build.ts'
import { type HistoryAnswer, isHistoryCommand } from '../lib/messages/history.ts'
import { PANEL_PORT, type PanelToWorker, type WorkerToPanel } from '../lib/messages/panel.ts'
import { typedPort } from '../lib/messages/port.ts'
import { REPLAY_PORT, type ReplayToWorker, type WorkerToReplay } from '../lib/messages/replay.ts'
import { isShortcut } from '../lib/messages/shortcuts.ts'
import { faultOf } from '../lib/model/fault.ts'
import { composeWorker } from '../lib/worker/compose.ts'
import { watchNoticeClicks } from '../lib/worker/desktop.ts'
import { watchMenu } from '../lib/worker/toolbar.ts'

export default defineBackground({
  type: 'module',
  main() {
    keepStorageFromPages()
    openPanelOnClick()
    const worker = composeWorker(new AbortController().signal)

    browser.runtime.onConnect.addListener(port => {
      const { sender, name } = port
      const tabId = sender?.tab?.id
      if (sender?.id !== browser.runtime.id) return
      const isOwnPage = sender.url?.startsWith(browser.runtime.getURL('/'))
      tellBuild(port)
      port.onMessage.addListener((message: unknown) => {
        if (isBuild(message)) void worker.then(({ renewal }) => renewal.hear(message.build))
      })
      if (name === RELAY_PORT && tabId !== undefined) {
        const relay = typedPort<RelayToWorker, WorkerToRelay>(port)
        void worker.then(({ relays }) => relays.connect(relay, tabId))
      } else if (name === PANEL_PORT && isOwnPage) {
        const panel = typedPort<PanelToWorker, WorkerToPanel>(port)
        void worker.then(({ panels }) => panels.connect(panel))
      } else if (name === REPLAY_PORT && isOwnPage && tabId !== undefined) {
        const replay = typedPort<ReplayToWorker, WorkerToReplay>(port)
        void worker.then(({ replays }) => replays.connect(replay, tabId))
      }
    })
    browser.commands.onCommand.addListener(name => {
      if (isShortcut(name)) void worker.then(({ control }) => control.press(name))
    })
    watchMenu(() => void worker.then(({ control }) => control.switchReading()))
    watchNoticeClicks(roomId => void worker.then(({ show }) => show(roomId)))
    browser.runtime.onMessage.addListener((message: unknown, sender): Promise<HistoryAnswer> | undefined => {
      const isOurs = sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('/'))
      if (!isOurs || !isHistoryCommand(message)) return undefined
      return worker
        .then(({ keeper }) => keeper.command(message))
        .then(
          () => ({}),
          error => ({ fault: faultOf(error) }),
        )
    })
    browser.tabs.onRemoved.addListener(tabId => void worker.then(({ relays }) => relays.tabGone(tabId)))
    browser.runtime.onStartup.addListener(() => void worker.then(({ relays }) => relays.forgetAll()))
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') openWelcome()
      if (reason === 'update') void worker.then(({ relays }) => relays.orphanAll())
    })
  },
})
