import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Range } from '../../lib/archive/state.ts'
import type { Timeline } from '../../lib/archive/timeline.ts'
import { formatClock, formatNumber, formatTime } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { Gap } from '../../lib/model/marks.ts'

const HEIGHT = 220
/** Values per minute hold for the whole minute. */
const STEPPED = uPlot.paths.stepped?.({ align: 1 })
/** So that a gap of a second is visible. */
const LEAST_GAP = 3

/** What a chart draws. */
export interface Drawn {
  timeline: Timeline
  gaps: readonly Gap[]
  range: Range
}

export interface ChartOptions {
  onZoom: (range: Range) => void
  onPoint: (moment: number) => void
}

export interface DrawnChart {
  /** Draws others into the same chart: the crosshair stays where it is. */
  draw: (drawn: Drawn) => void
  remove: () => void
}

/** Below this width, in CSS pixels, four scales leave no room for the lines. */
const WIDE = 700

/** Draws a session's lines into an element, in its width. */
export function drawChart(place: HTMLElement, first: Drawn, options: ChartOptions): DrawnChart {
  let drawn = first
  let isWide = place.clientWidth >= WIDE
  const size = () => ({ width: place.clientWidth, height: HEIGHT })
  const make = (all: boolean) => {
    const more = chartOptions(place, () => drawn.gaps, { ...options, onMore: () => remake(true) }, all)
    return new uPlot({ ...more, ...size() }, dataOf(drawn.timeline), place)
  }
  const remake = (all: boolean) => {
    chart.destroy()
    chart = make(all)
    zoom(drawn)
  }
  const zoom = ({ range }: Drawn) => chart.setScale('x', { min: range.from / 1000, max: range.to / 1000 })
  let chart = make(isWide)
  zoom(first)
  const resized = new ResizeObserver(() => {
    const wasWide = isWide
    isWide = place.clientWidth >= WIDE
    if (isWide === wasWide) chart.setSize(size())
    else remake(isWide)
  })
  resized.observe(place)
  return {
    draw: next => {
      const { timeline } = drawn
      drawn = next
      // Scales are set by the range below: they must not jump to the whole and back.
      if (next.timeline !== timeline) chart.batch(() => chart.setData(dataOf(next.timeline), false))
      zoom(next)
    },
    remove: () => {
      resized.disconnect()
      chart.destroy()
    },
  }
}

function dataOf({ at, messages, diamonds, likes, online, step }: Timeline): uPlot.AlignedData {
  // A step lasts until the next; the last needs an end.
  const end = (at.at(-1) ?? 0) + step / 1000
  return [[...at, end], ...[messages, diamonds, likes, online].map(line => [...line, line.at(-1) ?? null])]
}

function chartOptions(
  place: HTMLElement,
  gaps: () => readonly Gap[],
  options: ChartOptions & { onMore: () => void },
  all: boolean,
): Omit<uPlot.Options, 'width' | 'height'> {
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
  /** The scale of one line, in its colour and with its name. */
  const scaleOf = (scale: 'messages' | 'diamonds' | 'likes' | 'online', stroke: string): uPlot.Axis => ({
    ...axis,
    scale,
    // As wide as its longest number.
    size: (_, values) => 12 + 7 * Math.max(0, ...(values ?? []).map(value => value.length)),
    label: i18n.t(`history.line.${scale}`),
    labelSize: 16,
    labelFont: '11px system-ui',
    stroke: color(stroke),
    grid: { show: false },
    values: (_, values) => values.map(formatNumber),
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
      { ...scaleOf('messages', 'accent'), side: 3, grid: axis.grid },
      { ...scaleOf('likes', 'social'), side: 3, show: all },
      { ...scaleOf('diamonds', 'gift'), side: 1 },
      { ...scaleOf('online', 'text-2'), side: 1, show: all },
    ],
    series: [
      { label: i18n.t('history.time'), value: (_, time) => (time === null ? '–' : formatTime(time * 1000)) },
      line(i18n.t('history.line.messages'), 'messages', color('accent'), { fill: color('accent-soft') }),
      line(i18n.t('history.line.diamonds'), 'diamonds', color('gift')),
      // A line without its scale would say nothing: in a narrow chart a click on a name brings both.
      line(i18n.t('history.line.likes'), 'likes', color('social'), { width: 1, show: all }),
      line(i18n.t('history.line.online'), 'online', color('text-2'), {
        width: 1,
        dash: [4, 3],
        show: all,
      }),
    ],
    hooks: {
      setSeries: [
        (_, at, { show }) => {
          if (show && !all && at !== null && at > 2) queueMicrotask(options.onMore)
        },
      ],
      draw: [chart => drawGaps(chart, gaps(), color('danger'))],
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
