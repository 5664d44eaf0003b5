import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { formatNumber } from '../../i18n/format.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import { showable } from '../../model/showable.ts'
import type { DropReason } from '../../speech/queue/dropped.ts'
import type { SpeechView, WaitingView } from '../../speech/view.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { kindIcon } from '../../ui/parts/kind-icons.ts'
import { usePanel } from '../context.tsx'

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
      onToggle={event => setOpen(event.newState === 'open')}
    >
      {open && <Content />}
    </div>
  )
}

function Content() {
  const speech = usePanel().worker.speech.value
  return (
    <>
      <h2>{i18n.t('voiceQueue.title')}</h2>
      {speech.waiting.length === 0 && <p class="quiet">{i18n.t('voiceQueue.nothing')}</p>}
      {speech.waiting.length > 0 && (
        <ol class="waiting">
          {speech.waiting.map(one => (
            <Waiting key={`${one.roomId}/${one.n}`} one={one} />
          ))}
        </ol>
      )}
      {speech.waits > speech.waiting.length && (
        <p class="quiet">{i18n.t('voiceQueue.more', [formatNumber(speech.waits - speech.waiting.length)])}</p>
      )}
      <LeftOut dropped={speech.dropped} />
    </>
  )
}

function Waiting({ one: { type, text } }: { one: WaitingView }) {
  return (
    <li>
      <span role="img" aria-label={kindLabel(type)}>
        <Icon node={kindIcon(type)} />
      </span>
      <bdi>{showable(text, TEXT_LIMIT)}</bdi>
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
