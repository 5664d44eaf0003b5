import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatClock, formatNumber } from '../../i18n/format.ts'
import type { PulseLine } from '../../tally/pulse.ts'

const HEIGHT = 64
const TOGETHER = 'pulse'
/** Starts at zero; other lines may not. */
const FROM_ZERO: readonly PulseLine[] = ['chats', 'diamonds', 'likes']

interface ChartProps {
  line: PulseLine
  /** Seconds since 1970. */
  at: number[]
  values: (number | null)[]
}

/** One line over the last half hour, decorative: its numbers are beside it as text. */
export function Chart({ line, at, values }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const made = new uPlot(optionsOf(line, element), [at, values], element)
    plot.current = made
    const watcher = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }))
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      made.destroy()
    }
  }, [line])
  useEffect(() => plot.current?.setData([at, values]), [at, values])
  return <div ref={place} class="chart" aria-hidden="true" />
}

function optionsOf(line: PulseLine, element: HTMLElement): uPlot.Options {
  // Read at each drawing, because the theme may change.
  const token = (name: string) => getComputedStyle(element).getPropertyValue(name)
  const colour = () => token(line === 'diamonds' ? '--gift' : '--accent')
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [6, 0, 0, 16],
    legend: { show: false },
    cursor: { y: false, sync: { key: TOGETHER }, points: { size: 6 } },
    scales: {
      y: { range: (_, low, high) => [FROM_ZERO.includes(line) ? 0 : low, high === low ? high + 1 : high] },
    },
    axes: [
      {
        size: 18,
        // Whole minutes, without seconds.
        incrs: [60, 300, 600],
        stroke: () => token('--text-2'),
        font: '11px system-ui',
        grid: { show: false },
        ticks: { show: false },
        values: (_, moments) => moments.map(moment => formatClock(moment * 1_000)),
      },
      {
        scale: 'y',
        side: 1,
        size: 40,
        gap: 4,
        stroke: () => token('--text-2'),
        font: '11px system-ui',
        grid: { stroke: () => token('--line'), width: 1 },
        ticks: { show: false },
        // The ends of the scale; more would not fit.
        splits: ({ scales: { y } }) => (y?.min == null || y.max == null ? [] : [y.min, y.max]),
        values: (_, ends) => ends.map(end => formatNumber(Math.round(end))),
      },
    ],
    series: [{}, { stroke: colour, fill: () => `${colour()}24`, width: 1.5, points: { show: false } }],
    hooks: { setCursor: [plot => tell(plot, element)] },
  }
}

function tell({ cursor: { idx }, data }: uPlot, element: HTMLElement): void {
  const value = typeof idx === 'number' ? data[1]?.[idx] : undefined
  const at = typeof idx === 'number' ? data[0][idx] : undefined
  if (typeof value !== 'number' || at === undefined) delete element.dataset.told
  else element.dataset.told = `${formatClock(at * 1_000)} · ${formatNumber(value)}`
}
