import { AudioLines, ListX, OctagonX, Pause, Play, Repeat, SkipForward } from 'lucide'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { withSpeech } from '../../settings/change/change.ts'
import type { VoiceView } from '../../speech/engine/roster.ts'
import type { SpeechCommand, SpeechView } from '../../speech/view.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { roomName } from '../../ui/words/room-words.tsx'
import { usePanel } from '../context.tsx'
import { useShortcutKeys } from '../use-shortcut-keys.ts'
import { SpeechScope } from './SpeechScope.tsx'
import { useClear } from './use-clear.ts'
import { VoiceQueue } from './VoiceQueue.tsx'

const TEXT_LIMIT = 120

/** What is spoken and what waits, with controls. */
export function VoiceBar() {
  const { worker, settings, rooms, shown } = usePanel()
  const speech = worker.speech.value
  const { on, rate, volume } = settings.current.value.speech
  // Text that the user asks for is spoken though speech is off or paused.
  const speaking = speech.speaking !== ''
  const spokenRoom = speech.entry?.roomId
  const elsewhere =
    spokenRoom !== undefined &&
    spokenRoom !== shown.room.value?.roomId &&
    rooms.all.value.find(({ roomId }) => roomId === spokenRoom)
  return (
    <>
      <section class="voice" aria-label={i18n.t('voice.label')} data-speaking={speaking}>
        <SpeechScope />
        <Icon node={AudioLines} />
        <button type="button" class="say" popovertarget="voice-queue" aria-haspopup="dialog">
          <b>
            {elsewhere && <span class="voice-room">{roomName(elsewhere)}</span>}
            <bdi>{saying(speech, on, worker.voice.value)}</bdi>
          </b>
          <small>{numbers(speech, rate, volume)}</small>
        </button>
        {on || speaking ? (
          <SpeechControls speech={speech} />
        ) : (
          <button
            type="button"
            class="link"
            onClick={() => settings.change(all => withSpeech(all, { on: true }))}
          >
            {i18n.t('voice.turnOn')}
          </button>
        )}
      </section>
      <VoiceQueue />
    </>
  )
}

function SpeechControls({ speech }: { speech: SpeechView }) {
  const { send } = usePanel()
  const keys = useShortcutKeys()
  const command = (name: SpeechCommand) => () => send({ type: 'speech', command: name })
  const clear = useClear()
  // The play button also retries a voice that has failed.
  const rests = speech.paused || speech.problem !== undefined
  return (
    <span class="hands">
      <IconButton
        named
        icon={Repeat}
        label={i18n.t('voice.repeat')}
        keys={keys.get('repeat')}
        onClick={command('repeat')}
      />
      <IconButton
        named
        icon={rests ? Play : Pause}
        label={rests ? i18n.t('voice.resume') : i18n.t('voice.pause')}
        keys={keys.get('pause')}
        onClick={command(rests ? 'resume' : 'pause')}
      />
      <IconButton
        named
        icon={SkipForward}
        label={i18n.t('voice.skip')}
        keys={keys.get('skip')}
        onClick={command('skip')}
      />
      <IconButton named icon={ListX} label={i18n.t('voice.clear')} keys={keys.get('clear')} onClick={clear} />
      <IconButton
        named
        icon={OctagonX}
        label={i18n.t('voice.panic')}
        keys={keys.get('panic')}
        onClick={command('panic')}
      />
    </span>
  )
}

function saying(
  { speaking, starting, paused, problem }: SpeechView,
  on: boolean,
  { voices }: VoiceView,
): string {
  if (speaking !== '') return showable(speaking, TEXT_LIMIT)
  if (!on) return i18n.t('voice.off')
  if (voices === 'none' || problem?.kind === 'no-voice') return i18n.t('voice.noVoice')
  if (voices === 'no-chinese') return i18n.t('voice.noChinese')
  if (paused) return i18n.t('voice.paused')
  if (problem) return i18n.t('voice.stopped')
  if (starting) return voices === 'asking' ? i18n.t('voice.asking') : showable(starting, TEXT_LIMIT)
  return i18n.t('voice.quiet')
}

function numbers({ waits, dropped, haste }: SpeechView, rate: number, volume: number): string {
  const parts = [i18n.t('voice.waiting', [formatNumber(waits)])]
  if (volume === 0) parts.unshift(i18n.t('voice.silent'))
  const left = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  if (left > 0) parts.push(i18n.t('voice.dropped', [formatNumber(left)]))
  const now = Math.round(rate * haste * 100) / 100
  if (now !== 1) parts.push(i18n.t('voice.rate', [formatNumber(now)]))
  return parts.join(' · ')
}
