import { ChevronRight } from 'lucide'
import { formatNumber, formatSeconds } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { methodLabel } from '../../i18n/methods.ts'
import { byInterest } from '../../inspector/inspector.ts'
import { isStrange, type MethodHealth } from '../../room/health.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'

/** Every method received; those not understood come first and open their samples. */
export function MethodList({ methods }: { methods: readonly MethodHealth[] }) {
  const sorted = byInterest(methods)
  const strange = sorted.filter(isStrange)
  return (
    <>
      <h2>{i18n.t('inspector.strange', [formatNumber(strange.length)])}</h2>
      {strange.length === 0 && <p class="quiet all-well">{i18n.t('inspector.allWell')}</p>}
      <ul class="methods">
        {strange.map(method => (
          <li key={method.method}>
            <StrangeMethod health={method} />
          </li>
        ))}
      </ul>
      <h2>{i18n.t('inspector.known', [formatNumber(sorted.length - strange.length)])}</h2>
      <ul class="methods">
        {sorted.slice(strange.length).map(method => (
          <li key={method.method} class="method">
            <MethodWords health={method} />
          </li>
        ))}
      </ul>
    </>
  )
}

function StrangeMethod({ health }: { health: MethodHealth }) {
  const { inspector } = usePanel()
  return (
    <button type="button" class="method" onClick={() => inspector.look(health.method)}>
      <MethodWords health={health} />
      <Icon node={ChevronRight} />
    </button>
  )
}

function MethodWords({ health }: { health: MethodHealth }) {
  const now = usePanel().shown.now
  const { method, count, lastAt, failed, reason } = health
  const label = methodLabel(method)
  return (
    <span class="method-words">
      <span class="method-name">
        {label && <b>{label}</b>}
        <code>{method || i18n.t('inspector.unnamed')}</code>
      </span>
      <small class="method-numbers">
        {i18n.t('inspector.times', count, [formatNumber(count)])}
        {' · '}
        {i18n.t('inspector.ago', [formatSeconds(Math.max(0, Math.round((now - lastAt) / 1000)))])}
      </small>
      {isStrange(health) && (
        <small class="why">
          {failed > 0
            ? `${i18n.t('inspector.failed', [formatNumber(failed)])} · ${reason}`
            : i18n.t('inspector.noSchema')}
        </small>
      )}
    </span>
  )
}
