import { ExternalLink, Pause, Play, RotateCcw, Square } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { openWindow } from '../../lib/browser/tabs.ts'
import { formatDate, formatTime } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { ReplaySpeed } from '../../lib/model/replay.ts'
import { showable } from '../../lib/model/showable.ts'
import type { Replay } from '../../lib/replay/replay.ts'
import { Segments } from '../../lib/ui/parts/Choice.tsx'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { IconButton } from '../../lib/ui/parts/IconButton.tsx'
import { Switch } from '../../lib/ui/parts/Switch.tsx'
import { useSettings } from '../../lib/ui/settings-context.ts'
import { speedName } from '../../lib/ui/words/room-words.tsx'
import { addressOf } from './address.ts'
import { useHistory } from './context.ts'
import { sessionName } from './words.ts'

const SPEEDS = { '1': 1, '4': 4, fast: 'fast' } as const satisfies Record<string, ReplaySpeed>
const SPEED_OPTIONS = (['1', '4', 'fast'] as const).map(value => ({ value, words: speedName(SPEEDS[value]) }))
/** Ms between drawn positions. */
const DRAWN_MS = 250

/** Controls this page's replay, whichever session is shown. */
export function ReplayBar() {
  const { replay } = useHistory()
  const playing = replay.value
  return playing && <Controls key={playing.roomId} replay={playing} />
}

function Controls({ replay }: { replay: Replay }) {
  const page = useHistory()
  const { session, phase, speed, error } = replay
  const bar = useRef<HTMLElement>(null)
  // Keyboard users continue from here.
  useEffect(() => bar.current?.querySelector<HTMLElement>('button')?.focus(), [])
  const stop = () => {
    replay.stop()
    page.replay.value = null
  }
  return (
    <section class="replay-bar" aria-label={i18n.t('replay.bar')} ref={bar} data-room-id={replay.roomId}>
      <PlayButton replay={replay} />
      <IconButton icon={Square} label={i18n.t('replay.stop')} onClick={stop} />
      <p class="replay-words">
        <span class="replay-mark">{i18n.t('replay.name')}</span>
        <a href={addressOf(session.id)}>
          <bdi>{showable(sessionName(session), 60)}</bdi>
        </a>
        <small role="status">
          {phase.value !== 'failed' && phase.value !== 'stopped' && i18n.t(`replay.${phase.value}`)}
        </small>
        {error.value && <FaultLine fault={error.value} around={words => i18n.t('replay.gone', [words])} />}
      </p>
      <Position replay={replay} />
      <Segments
        label={i18n.t('replay.speed')}
        shown={false}
        options={SPEED_OPTIONS}
        chosen={String(speed.value) as keyof typeof SPEEDS}
        onChoose={name => replay.setSpeed(SPEEDS[name])}
      />
      <Spoken replay={replay} />
      <IconButton
        icon={ExternalLink}
        label={i18n.t('replay.window')}
        onClick={() => openWindow(`/sidepanel.html?room=${replay.roomId}`, 420, 800)}
      />
    </section>
  )
}

function PlayButton({ replay }: { replay: Replay }) {
  const { value: phase } = replay.phase
  if (phase === 'ended') {
    return <IconButton icon={RotateCcw} label={i18n.t('replay.again')} onClick={() => replay.resume()} />
  }
  return phase === 'paused' ? (
    <IconButton icon={Play} label={i18n.t('replay.resume')} onClick={() => replay.resume()} />
  ) : (
    <IconButton icon={Pause} label={i18n.t('replay.pause')} onClick={() => replay.pause()} />
  )
}

function Position({ replay }: { replay: Replay }) {
  const [, draw] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => draw(count => count + 1), DRAWN_MS)
    return () => clearInterval(timer)
  }, [])
  const from = replay.from.value
  const to = Math.max(from, replay.session.lastAt)
  const at = Math.max(from, replay.position)
  const known = from > 0
  return (
    <div class="replay-position">
      <input
        type="range"
        aria-label={i18n.t('replay.position')}
        aria-valuetext={known ? formatDate(at) : ''}
        min={from}
        max={to}
        step="any"
        value={at}
        disabled={!known}
        onChange={event => replay.jump(Math.round(event.currentTarget.valueAsNumber))}
      />
      <span class="replay-time">{known && `${formatTime(at)} / ${formatTime(to)}`}</span>
    </div>
  )
}

function Spoken({ replay: { spoken, speed }, replay }: { replay: Replay }) {
  const { on } = useSettings().current.value.speech
  const label = i18n.t('replay.spoken')
  const hint = !on ? i18n.t('replay.spokenOff') : speed.value === 'fast' ? i18n.t('replay.spokenFast') : ''
  return (
    <span class="field" title={hint}>
      <span>{label}</span>
      <Switch label={label} on={spoken.value} onChange={value => replay.speak(value)} />
      {spoken.value && hint && <small>{hint}</small>}
    </span>
  )
}
