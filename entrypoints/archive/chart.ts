import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { i18n } from '#i18n'
import type { Range } from '../../lib/archive/state.ts'
import type { Timeline } from '../../lib/archive/timeline.ts'
import { formatClock, formatNumber, formatTime } from '../../lib/i18n/format.ts'
import type { Gap } from '../../lib/model/marks.ts'

const HEIGHT = 220
/** Values per minute hold for the whole minute. */
const STEPPED = uPlot.paths.stepped?.({ align: 1 })
/** So that a gap of a second is visible. */
const LEAST_GAP = 3

export interface ChartOptions {
  timeline: Timeline
  gaps: readonly Gap[]
  range: Range
  onZoom: (range: Range) => void
  onPoint: (moment: number) => void
}

/**
 * Draws a session's lines into an element, in its width.
 * @returns removes them
 */
export function drawChart(place: HTMLElement, options: ChartOptions): () => void {
  const { timeline, range } = options
  const { at, messages, diamonds, likes, online, step } = timeline
  // A step lasts until the next; the last needs an end.
  const end = (at.at(-1) ?? 0) + step / 1000
  const data: uPlot.AlignedData = [
    [...at, end],
    ...[messages, diamonds, likes, online].map(line => [...line, line.at(-1) ?? null]),
  ]
  const chart = new uPlot(
    { ...chartOptions(place, options), width: place.clientWidth, height: HEIGHT },
    data,
    place,
  )
  chart.setScale('x', { min: range.from / 1000, max: range.to / 1000 })
  const resized = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: HEIGHT }))
  resized.observe(place)
  return () => {
    resized.disconnect()
    chart.destroy()
  }
}

function chartOptions(place: HTMLElement, options: ChartOptions): Omit<uPlot.Options, 'width' | 'height'> {
  const color = (name: string) => getComputedStyle(place).getPropertyValue(`--${name}`).trim()
  const axis = { stroke: color('text-2'), grid: { stroke: color('line'), width: 1 }, ticks: { show: false } }
  const line = (
    label: string,
    scale: string,
    stroke: string,
    more: Partial<uPlot.Series> = {},
  ): uPlot.Series => ({
    label,
    scale,
    stroke,
    width: 1.5,
    points: { show: false },
    ...(STEPPED ? { paths: STEPPED } : {}),
    value: (_, value) => (value === null ? '–' : formatNumber(Math.round(value))),
    ...more,
  })
  let down = 0
  return {
    legend: { live: true },
    // `onZoom` is told, and returns it as another range.
    cursor: {
      drag: { x: true, y: false, setScale: false },
      y: false,
      bind: {
        mousedown: (_chart, _target, handler) => event => {
          down = event.clientX
          return handler(event)
        },
        click: (chart, _target, handler) => event => {
          if (Math.abs(event.clientX - down) < 4) {
            options.onPoint(chart.posToVal(chart.cursor.left ?? 0, 'x') * 1000)
          }
          return handler(event)
        },
      },
    },
    scales: {
      x: { time: true },
      messages: zeroBased,
      diamonds: zeroBased,
      likes: zeroBased,
      online: zeroBased,
    },
    axes: [
      {
        ...axis,
        size: 28,
        values: (_, times, _axis, _space, step) =>
          times.map(time => (step < 60 ? formatTime(time * 1000) : formatClock(time * 1000))),
      },
      { ...axis, scale: 'messages', size: 46, values: (_, values) => values.map(formatNumber) },
      {
        ...axis,
        scale: 'diamonds',
        side: 1,
        size: 54,
        stroke: color('gift'),
        grid: { show: false },
        values: (_, values) => values.map(formatNumber),
      },
    ],
    series: [
      { label: i18n.t('history.time'), value: (_, time) => (time === null ? '–' : formatTime(time * 1000)) },
      line(i18n.t('history.line.messages'), 'messages', color('accent'), { fill: color('accent-soft') }),
      line(i18n.t('history.line.diamonds'), 'diamonds', color('gift')),
      line(i18n.t('history.line.likes'), 'likes', color('social'), { width: 1 }),
      line(i18n.t('history.line.online'), 'online', color('text-2'), { width: 1, dash: [4, 3] }),
    ],
    hooks: {
      draw: [chart => drawGaps(chart, options.gaps, color('danger'))],
      setSelect: [
        chart => {
          const { left, width } = chart.select
          if (width < 4) return
          const from = chart.posToVal(left, 'x') * 1000
          const to = chart.posToVal(left + width, 'x') * 1000
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
          options.onZoom({ from, to })
        },
      ],
    },
  }
}

const zeroBased: uPlot.Scale = { range: (_, _min, most) => [0, Math.max(1, most * 1.08)] }

function drawGaps({ ctx, bbox, valToPos }: uPlot, gaps: readonly Gap[], color: string): void {
  ctx.save()
  // Over the lines, which would cover it.
  ctx.globalAlpha = 0.18
  ctx.fillStyle = color
  for (const { from, to } of gaps) {
    const left = Math.max(bbox.left, valToPos(from / 1000, 'x', true))
    const right = Math.min(bbox.left + bbox.width, valToPos(to / 1000, 'x', true))
    if (right < bbox.left || left > bbox.left + bbox.width) continue
    ctx.fillRect(left, bbox.top, Math.max(LEAST_GAP, right - left), bbox.height)
  }
  ctx.restore()
}
