import { TriangleAlert, X } from 'lucide'
import { useState } from 'preact/hooks'
import { openHistory, openRoom, reloadTab, showTab } from '../browser/tabs.ts'
import { formatDate, formatNumber, formatSeconds } from '../i18n/format.ts'
import { i18n } from '../i18n/i18n.ts'
import type { Panel } from '../panel/panel.ts'
import { type StatusAction, type StatusLine, statusLines } from '../panel/status.ts'
import { isOwnVoiceName } from '../settings/apart/own-voices.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { usePanel } from './context.tsx'
import { causeWords, voiceName } from './voice/voice-words.ts'

/** Leaves room for the chat. */
const MOST_LINES = 3

/** Problems, each in one line with its next step. */
export function StatusLines() {
  const { shown, rooms, worker, settings, now } = usePanel()
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const lines = statusLines({
    room: shown.room.value,
    pages: rooms.pages.value,
    speech: worker.speech.value,
    voice: worker.voice.value,
    storeProblem: worker.storeProblem.value,
    speechOn: settings.current.value.speech.on,
    ownVoice: isOwnVoiceName(settings.current.value.speech.voice),
    disconnectedAt: worker.disconnectedAt.value,
    reconnectedAt: worker.reconnectedAt.value,
    now: now.value,
    dismissed,
  })
  return (
    <div class="status" role="status">
      {lines.slice(0, MOST_LINES).map(line => (
        <Line key={line.id} line={line} onDismiss={() => setDismissed(new Set([...dismissed, line.key]))} />
      ))}
    </div>
  )
}

function Line({ line, onDismiss }: { line: StatusLine; onDismiss: () => void }) {
  const panel = usePanel()
  const { action } = line
  return (
    <div class="hint" data-status={line.id} data-tone={line.tone}>
      {line.tone !== 'quiet' && <Icon node={TriangleAlert} />}
      <span>{words(line)}</span>
      {action && (
        <button
          type="button"
          class="link"
          onClick={() => {
            act(action, panel)
            if (action.kind === 'dismiss' || action.kind === 'inspect') onDismiss()
          }}
        >
          {actionWords(action)}
        </button>
      )}
      {(line.id === 'no-gifts' || line.id === 'unknown') && (
        <button type="button" class="hide" aria-label={i18n.t('action.hide')} onClick={onDismiss}>
          <Icon node={X} />
        </button>
      )}
    </div>
  )
}

function act(action: StatusAction, { sheets, inspector }: Panel): void {
  switch (action.kind) {
    case 'reload-tab':
      reloadTab(action.tabId)
      break
    case 'show-tab':
    case 'show-replay':
    case 'log-in':
      void showTab(action.tabId)
      break
    case 'open-room':
      openRoom(action.webRid)
      break
    case 'choose-voice':
      sheets.view.value = 'settings'
      break
    case 'inspect':
      inspector.look(null)
      sheets.view.value = 'inspector'
      break
    case 'open-history':
      openHistory()
      break
    case 'dismiss':
      break
  }
}

function actionWords(action: StatusAction): string {
  switch (action.kind) {
    case 'reload-tab':
      return i18n.t('action.reload')
    case 'show-tab':
      return i18n.t('action.visit')
    case 'show-replay':
      return i18n.t('action.control')
    case 'open-room':
      return i18n.t('action.open')
    case 'log-in':
      return i18n.t('action.logIn')
    case 'choose-voice':
      return i18n.t('action.chooseVoice')
    case 'inspect':
      return i18n.t('action.look')
    case 'open-history':
      return i18n.t('action.openHistory')
    case 'dismiss':
      return i18n.t('action.dismiss')
  }
}

function words({ id, amount, cause }: StatusLine): string {
  switch (id) {
    case 'orphaned':
      return i18n.t('status.orphaned')
    case 'worker-away':
      return i18n.t('status.workerAway')
    case 'worker-back':
      return i18n.t('status.workerBack')
    case 'waiting':
      return i18n.t('status.waiting')
    case 'no-socket':
      return i18n.t('status.noSocket')
    case 'replay':
      return i18n.t('status.replay', [formatDate(amount)])
    case 'reconnecting':
      return i18n.t('status.reconnecting', [formatSeconds(amount)])
    case 'silent':
      return i18n.t('status.silent', [formatSeconds(amount)])
    case 'polling':
      return i18n.t('status.polling')
    case 'refused':
      return i18n.t('status.refused')
    case 'paused':
      return i18n.t('status.paused')
    case 'ended':
      return i18n.t('status.ended')
    case 'left':
      return i18n.t('status.left')
    case 'no-voice':
      return i18n.t('status.noVoice')
    case 'no-chinese':
      return i18n.t('status.noChinese')
    case 'voice-failed':
      return i18n.t('status.voiceFailed', [voiceName(cause), causeWords(cause)])
    case 'voice-fell-back':
      return i18n.t('status.voiceFellBack', [voiceName(cause), causeWords(cause)])
    case 'voice-missing':
      return i18n.t('status.voiceMissing', [voiceName(cause)])
    case 'no-gifts':
      return i18n.t('status.noGifts')
    case 'lost':
      return i18n.t('status.lost', amount, [formatNumber(amount)])
    case 'failed':
      return i18n.t('status.failed', amount, [formatNumber(amount)])
    case 'unknown':
      return i18n.t('status.unknown', amount, [formatNumber(amount)])
    case 'store-full':
      return i18n.t('status.storeFull')
    case 'store-refused':
      return i18n.t('status.storeRefused')
    case 'store-damaged':
      return i18n.t('status.storeDamaged')
  }
}
