import type { ComponentChildren } from 'preact'
import { formatBytes, formatNumber, formatSeconds } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { Inspection } from '../../room/session.ts'
import { usePanel } from '../context.tsx'

/** Numbers of a room's health: traffic, age, faults. */
export function Numbers({ inspection }: { inspection: Inspection }) {
  const now = usePanel().shown.now
  const { minute, total, failures, skew } = inspection
  const ago = (at: number) =>
    at === 0 ? i18n.t('inspector.never') : i18n.t('inspector.ago', [formatSeconds(secondsSince(at, now))])
  // Of the last minute, or less if it is younger.
  const seconds = Math.min(60, Math.max(1, secondsSince(inspection.since, now)))
  const aSecond = (ofMinute: number) => Math.round((ofMinute / seconds) * 10) / 10
  const unread = failures.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <dl class="numbers">
        <Figure name={i18n.t('inspector.frames')}>
          {i18n.t('inspector.aSecond', [formatNumber(aSecond(minute.frames))])}
        </Figure>
        <Figure name={i18n.t('inspector.messages')}>
          {i18n.t('inspector.aSecond', [formatNumber(aSecond(minute.messages))])}
        </Figure>
        <Figure name={i18n.t('inspector.bytes')}>
          {i18n.t('inspector.aSecond', [formatBytes(aSecond(minute.bytes))])}
        </Figure>
        <Figure name={i18n.t('inspector.inflated')}>
          {total.bytes > 0 ? `×${(total.plain / total.bytes).toFixed(1)}` : i18n.t('inspector.never')}
        </Figure>
        <Figure name={i18n.t('inspector.lastFrame')}>{ago(inspection.lastFrameAt)}</Figure>
        <Figure name={i18n.t('inspector.heartbeat')}>{ago(inspection.lastHeartbeatAt)}</Figure>
        <Figure name={i18n.t('inspector.repeats')}>{formatNumber(inspection.duplicates)}</Figure>
        <Figure name={i18n.t('inspector.skew')}>
          {skew === null ? i18n.t('inspector.never') : ahead(skew)}
        </Figure>
        <Figure name={i18n.t('inspector.lost')} bad={inspection.lost > 0}>
          {formatNumber(inspection.lost)}
        </Figure>
        <Figure name={i18n.t('inspector.closings')} bad={inspection.closings > 0}>
          {formatNumber(inspection.closings)}
        </Figure>
        <Figure name={i18n.t('inspector.unread')} bad={unread > 0}>
          {formatNumber(unread)}
        </Figure>
        <Figure name={i18n.t('inspector.since')}>{formatSeconds(secondsSince(inspection.since, now))}</Figure>
      </dl>
      {failures.map(({ reason, count }) => (
        <p key={reason} class="mishap">
          {i18n.t('inspector.times', count, [formatNumber(count)])} <code>{reason}</code>
        </p>
      ))}
    </>
  )
}

function Figure({
  name,
  bad = false,
  children,
}: {
  name: string
  bad?: boolean
  children: ComponentChildren
}) {
  return (
    <div class={bad ? 'figure bad' : 'figure'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How far the server's clock is ahead, in seconds with one decimal. */
function ahead(skew: number): string {
  const tenths = Math.round(skew / 100)
  return `${tenths > 0 ? '+' : ''}${formatNumber(tenths === 0 ? 0 : tenths / 10)} s`
}

function secondsSince(at: number, now: number): number {
  return Math.max(0, Math.round((now - at) / 1000))
}
