import { ArrowUpToLine, X } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import { showable } from '../../model/showable.ts'
import { silencesOf } from '../../panel/silence.ts'
import type { DropReason } from '../../speech/queue/dropped.ts'
import type { QueueChange, SpeechView, WaitingView } from '../../speech/view.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { kindIcon } from '../../ui/parts/kind-icons.ts'
import { usePanel } from '../context.tsx'
import { OnlyRoom } from '../settings/speech/OnlySettings.tsx'

const TEXT_LIMIT = 120

/** What waits and what was skipped. The browser closes it on Escape or a click elsewhere. */
export function VoiceQueue() {
  const [open, setOpen] = useState(false)
  return (
    <div
      id="voice-queue"
      class="voice-queue"
      popover="auto"
      role="dialog"
      aria-label={i18n.t('voiceQueue.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      // It opens above the voice bar, which is as high as its words.
      onBeforeToggle={({ currentTarget }) => {
        const { top = 0 } = currentTarget.previousElementSibling?.getBoundingClientRect() ?? {}
        currentTarget.style.setProperty('--above', `${innerHeight - top + 4}px`)
      }}
      onToggle={event => setOpen(event.newState === 'open')}
    >
      {open && <Content />}
    </div>
  )
}

function Content() {
  const { worker, send, rooms } = usePanel()
  const speech = worker.speech.value
  const list = useRef<HTMLOListElement>(null)
  const arrange = (id: number, change: QueueChange) => {
    send({ type: 'queue', id, change })
    // The button moves or goes with its row: the focus stays in the list.
    list.current?.focus()
  }
  return (
    <>
      <Silences />
      <h2>{i18n.t('voiceQueue.title')}</h2>
      {speech.waiting.length === 0 && <p class="quiet">{i18n.t('voiceQueue.nothing')}</p>}
      {speech.waiting.length > 0 && (
        <ol class="waiting" tabIndex={-1} ref={list}>
          {speech.waiting.map((one, at) => (
            <Waiting key={one.id} one={one} first={at === 0} onArrange={arrange} />
          ))}
        </ol>
      )}
      {speech.waits > speech.waiting.length && (
        <p class="quiet">{i18n.t('voiceQueue.more', [formatNumber(speech.waits - speech.waiting.length)])}</p>
      )}
      <LeftOut dropped={speech.dropped} />
      {rooms.all.value.length > 1 && <OnlyRoom />}
    </>
  )
}

/** Why nothing is heard, with the way to where it is set. */
function Silences() {
  const { worker, settings, shown, sheets } = usePanel()
  const reasons = silencesOf({
    room: shown.room.value,
    settings: settings.current.value.speech,
    speech: worker.speech.value,
    voice: worker.voice.value,
  })
  if (reasons.length === 0) return null
  return (
    <section class="silences" aria-label={i18n.t('silence.title')}>
      <h2>{i18n.t('silence.title')}</h2>
      <ul>
        {reasons.map(reason => (
          <li key={reason}>{i18n.t(`silence.${reason}`)}</li>
        ))}
      </ul>
      <button
        type="button"
        class="link"
        onClick={() => {
          sheets.view.value = 'settings'
        }}
      >
        {i18n.t('silence.settings')}
      </button>
    </section>
  )
}

interface WaitingProps {
  one: WaitingView
  first: boolean
  onArrange: (id: number, change: QueueChange) => void
}

function Waiting({ one: { id, type, text }, first, onArrange }: WaitingProps) {
  const words = showable(text, TEXT_LIMIT)
  return (
    <li>
      <span role="img" aria-label={kindLabel(type)}>
        <Icon node={kindIcon(type)} />
      </span>
      <bdi>{words}</bdi>
      <span class="hands">
        <IconButton
          icon={ArrowUpToLine}
          label={i18n.t('voiceQueue.next', [words])}
          disabled={first}
          onClick={() => onArrange(id, 'next')}
        />
        <IconButton
          icon={X}
          label={i18n.t('voiceQueue.remove', [words])}
          onClick={() => onArrange(id, 'remove')}
        />
      </span>
    </li>
  )
}

function LeftOut({ dropped }: Pick<SpeechView, 'dropped'>) {
  const reasons = (Object.entries(dropped) as [DropReason, number][]).filter(([, count]) => count > 0)
  if (reasons.length === 0) return null
  return (
    <>
      <h2>{i18n.t('voiceQueue.leftOut')}</h2>
      <ul class="left-out">
        {reasons.map(([reason, count]) => (
          <li key={reason}>
            {i18n.t(`dropped.${reason}`)}
            <b>{formatNumber(count)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}
