import { AudioLines, ListX, Pause, Play, SkipForward } from 'lucide'
import { i18n } from '#i18n'
import { formatNumber } from '../../lib/i18n/format.ts'
import type { SpeechCommand, SpeechView } from '../../lib/messages/panel.ts'
import { showable } from '../../lib/panel/text.ts'
import { usePanel } from './context.ts'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'

/** What is being said, what waits, and the hand on it. */
export function VoiceBar() {
  const { state, send, changeSettings } = usePanel()
  const speech = state.speech.value
  const { on, rate } = state.settings.value.speech
  const command = (name: SpeechCommand) => () => send({ type: 'speech', command: name })
  const speaking = on && !speech.paused && speech.speaking !== ''
  return (
    <section class="voice" aria-label={i18n.t('voice.label')} data-speaking={speaking}>
      <Icon node={AudioLines} />
      <span class="say">
        <b>
          <bdi>{saying(speech, on)}</bdi>
        </b>
        <small>{numbers(speech, rate)}</small>
      </span>
      {on ? (
        <span class="hands">
          {speech.paused ? (
            <IconButton icon={Play} label={i18n.t('voice.resume')} onClick={command('resume')} />
          ) : (
            <IconButton icon={Pause} label={i18n.t('voice.pause')} onClick={command('pause')} />
          )}
          <IconButton icon={SkipForward} label={i18n.t('voice.skip')} onClick={command('skip')} />
          <IconButton icon={ListX} label={i18n.t('voice.clear')} onClick={command('clear')} />
        </span>
      ) : (
        <button
          type="button"
          class="link"
          onClick={() => changeSettings(all => ({ ...all, speech: { ...all.speech, on: true } }))}
        >
          {i18n.t('voice.turnOn')}
        </button>
      )}
    </section>
  )
}

function saying(speech: SpeechView, on: boolean): string {
  if (!on) return i18n.t('voice.off')
  if (speech.paused) return i18n.t('voice.paused')
  return showable(speech.speaking, 120) || i18n.t('voice.quiet')
}

function numbers({ waits, dropped, haste }: SpeechView, rate: number): string {
  const parts = [i18n.t('voice.waiting', [formatNumber(waits)])]
  const left = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  if (left > 0) parts.push(i18n.t('voice.dropped', [formatNumber(left)]))
  const now = Math.round(rate * haste * 100) / 100
  if (now !== 1) parts.push(i18n.t('voice.rate', [formatNumber(now)]))
  return parts.join(' · ')
}
