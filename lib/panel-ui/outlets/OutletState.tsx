import { askForHost } from '../../browser/host-permission.ts'
import { formatWhole } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { OutletView } from '../../outlets/model.ts'
import type { OutletSettings } from '../../settings/apart/outlets.ts'
import { usePanel } from '../context.tsx'
import { useOutlet } from './use-outlets.ts'
import { outletFaultWords, phaseWords } from './words.ts'

interface OutletStateProps {
  outlet: OutletSettings
  /** Undefined: the worker has not told yet. */
  view: OutletView | undefined
}

/** What an outlet does now, in words, and what to do next. */
export function OutletState({ outlet, view }: OutletStateProps) {
  const { now } = usePanel()
  if (!outlet.on) return <p class="aside">{i18n.t('outlets.off')}</p>
  if (!view) return <p class="aside">{i18n.t('outlets.phase.connecting')}</p>
  const { fault, phase } = view
  const isOver = phase === 'connected'
  return (
    <div class="outlet-state">
      <p role="status">
        <span class="dot" data-phase={phase} />
        {phaseWords(view, outlet.address, now.value)}
      </p>
      <p class="aside">{countsOf(view)}</p>
      {fault && !isOver && (
        <p class="fault">
          {outletFaultWords(fault)} {fault.kind === 'permission' && <Allow outlet={outlet} />}
        </p>
      )}
      {fault && isOver && <p class="aside">{i18n.t('outlets.before', [outletFaultWords(fault)])}</p>}
    </div>
  )
}

/** Asks for the permission that is missing. */
function Allow({ outlet }: { outlet: OutletSettings }) {
  const { change } = useOutlet(outlet)
  const url = URL.parse(outlet.address)
  if (!url) return null
  const ask = async () => {
    // Storing it again makes the worker try at once.
    if (await askForHost(url)) change({ address: url.href })
  }
  return (
    <button type="button" class="link" onClick={() => void ask()}>
      {i18n.t('outlets.allow', [url.host])}
    </button>
  )
}

function countsOf({ sent, behind, repeated, skipped }: OutletView): string {
  const counts = [
    i18n.t('outlets.sent', [formatWhole(sent)]),
    behind > 0 && i18n.t('outlets.behind', [formatWhole(behind)]),
    repeated > 0 && i18n.t('outlets.repeated', [formatWhole(repeated)]),
    skipped > 0 && i18n.t('outlets.skipped', [formatWhole(skipped)]),
  ]
  return counts.filter(words => words !== false).join(i18n.t('comma'))
}
