import { useEffect, useState } from 'preact/hooks'
import { formatBytes } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { HistorySettings } from '../../lib/settings/schema/history.ts'
import { Switch } from '../../lib/ui/parts/Switch.tsx'
import { useSettings } from '../../lib/ui/settings-context.ts'
import { useHistory } from './context.ts'

const DAYS = [1, 7, 30, 90, 365, 0]
const MEGABYTES = [200, 500, 1000, 2000, 5000, 20_000, 0]

/** What is stored, for how long, in how much space. */
export function Keeping() {
  const settings = useSettings()
  const { history } = settings.current.value
  const change = (change: Partial<HistorySettings>) =>
    settings.change(all => ({ ...all, history: { ...all.history, ...change } }))
  return (
    <section class="keeping" aria-label={i18n.t('history.keeping')}>
      <span class="field">
        <span>{i18n.t('history.keep')}</span>
        <Switch label={i18n.t('history.keep')} on={history.keep} onChange={keep => change({ keep })} />
      </span>
      <span class="field" title={i18n.t('history.recordTitle')}>
        <span>{i18n.t('history.record')}</span>
        <Switch
          label={i18n.t('history.record')}
          on={history.frames}
          onChange={frames => change({ frames })}
        />
      </span>
      <label class="field">
        <span>{i18n.t('history.keepDays')}</span>
        <select value={history.days} onChange={event => change({ days: Number(event.currentTarget.value) })}>
          {offered(DAYS, history.days).map(days => (
            <option key={days} value={days}>
              {days === 0 ? i18n.t('history.forever') : i18n.t('history.days', days, [days])}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{i18n.t('history.keepSize')}</span>
        <select
          value={history.megabytes}
          onChange={event => change({ megabytes: Number(event.currentTarget.value) })}
        >
          {offered(MEGABYTES, history.megabytes).map(size => (
            <option key={size} value={size}>
              {size === 0 ? i18n.t('history.noLimit') : formatBytes(size * 1e6)}
            </option>
          ))}
        </select>
      </label>
      <Space />
    </section>
  )
}

function offered(usual: readonly number[], chosen: number): number[] {
  return usual.includes(chosen) ? [...usual] : [chosen, ...usual]
}

function Space() {
  const { state } = useHistory()
  const [usage, setUsage] = useState<StorageEstimate>({})
  const { value: sessions } = state.sessions
  useEffect(() => {
    // Empty if the browser does not tell.
    navigator.storage.estimate().then(setUsage, () => undefined)
  }, [sessions])
  if (usage.usage === undefined || usage.quota === undefined) return null
  return (
    <span class="space quiet">
      {i18n.t('history.space', [formatBytes(usage.usage), formatBytes(usage.quota - usage.usage)])}
    </span>
  )
}
