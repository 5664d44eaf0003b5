import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Overview } from '../../lib/archive/messages.ts'
import { timelineOf } from '../../lib/archive/timeline.ts'
import { formatTime } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { IconButton } from '../../lib/ui/parts/IconButton.tsx'
import { useSettings } from '../../lib/ui/settings-context.ts'
import { type DrawnChart, drawChart } from './chart.ts'
import { useHistory } from './context.ts'

/** The session over time. A drag zooms, a click jumps there; the buttons do the same. */
export function TimelineChart({ open }: { open: Overview }) {
  const { state } = useHistory()
  const place = useRef<HTMLDivElement>(null)
  const range = state.range.value
  const theme = useSettings().current.value.theme
  const timeline = useMemo(() => timelineOf(open.summary.minutes, open.gaps), [open])
  const whole = useMemo(() => {
    const from = (timeline.at[0] ?? 0) * 1000
    return { from, to: (timeline.at.at(-1) ?? 0) * 1000 + timeline.step }
  }, [timeline])
  const drawn = { timeline, gaps: open.gaps, range: range ?? whole }
  const chart = useRef<DrawnChart | null>(null)
  // A session that goes on is drawn into the same chart; colours are read once for each.
  useEffect(() => {
    const element = place.current
    if (!element) return
    const made = drawChart(element, drawn, {
      onZoom: zoomed => void state.zoom(zoomed),
      onPoint: moment => void state.point(moment),
    })
    chart.current = made
    return () => made.remove()
  }, [state, theme])
  useEffect(() => chart.current?.draw(drawn), [timeline, open, range, whole])
  const shown = range ?? whole
  const length = shown.to - shown.from
  const zoom = (from: number, to: number) => {
    const isWhole = from <= whole.from && to >= whole.to
    void state.zoom(isWhole ? null : { from: Math.max(from, whole.from), to: Math.min(to, whole.to) })
  }
  return (
    <section class="timeline" aria-label={i18n.t('history.timeline')}>
      <div ref={place} class="chart" data-testid="timeline" />
      <div class="chart-tools">
        <span class="quiet">
          {formatTime(shown.from)} – {formatTime(shown.to)}
        </span>
        <IconButton
          icon={ChevronLeft}
          label={i18n.t('history.earlier')}
          disabled={shown.from <= whole.from}
          onClick={() => zoom(shown.from - length / 2, shown.to - length / 2)}
        />
        <IconButton
          icon={ChevronRight}
          label={i18n.t('history.later')}
          disabled={shown.to >= whole.to}
          onClick={() => zoom(shown.from + length / 2, shown.to + length / 2)}
        />
        <IconButton
          icon={ZoomIn}
          label={i18n.t('history.zoomIn')}
          disabled={length <= 2 * timeline.step}
          onClick={() => zoom(shown.from + length / 4, shown.to - length / 4)}
        />
        <IconButton
          icon={ZoomOut}
          label={i18n.t('history.zoomOut')}
          disabled={range === null}
          onClick={() => zoom(shown.from - length / 2, shown.to + length / 2)}
        />
      </div>
    </section>
  )
}
