import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { PulseLine } from '../../tally/pulse.ts'
import { lazy } from '../../ui/parts/lazy.tsx'
import { usePanel } from '../context.tsx'
import { OverView } from '../OverView.tsx'
import { useTally } from '../use-tally.ts'

const Chart = lazy(() => import('./Chart.tsx').then(({ Chart }) => Chart))

const LINES: PulseLine[] = ['online', 'chats', 'diamonds', 'likes', 'viewers']

/** Live numbers of the room, each with its last half hour. */
export function PulseView() {
  const { shown } = usePanel()
  const now = shown.now
  const { pulse } = useTally()
  const { at, ...lines } = pulse.series(now)
  const current: Partial<Record<PulseLine, number>> = { chats: shown.rate.perMinute(now) }
  return (
    <OverView title={i18n.t('pulse.title')} backTo="feed">
      <div class="settings-body">
        {LINES.map(line => (
          <Figure key={line} line={line} at={at} values={lines[line]} current={current[line]} />
        ))}
        <p class="why">{i18n.t('pulse.how')}</p>
      </div>
    </OverView>
  )
}

interface FigureProps {
  line: PulseLine
  at: number[]
  values: (number | null)[]
  /** The current value, if the last point is not it. */
  current: number | undefined
}

function Figure({ line, at, values, current }: FigureProps) {
  const known = values.filter(value => value !== null)
  const now = current ?? known.at(-1)
  const label = i18n.t(`pulse.${line}`)
  return (
    <section class="pulse" aria-label={label}>
      <h2>{label}</h2>
      <b>{now === undefined ? '–' : formatNumber(now)}</b>
      {known.length > 1 && (
        <>
          <small>
            {i18n.t('pulse.between', [formatNumber(Math.min(...known)), formatNumber(Math.max(...known))])}
          </small>
          <Chart line={line} at={at} values={values} />
        </>
      )}
    </section>
  )
}
