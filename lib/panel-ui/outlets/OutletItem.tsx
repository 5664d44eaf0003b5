import { ChevronDown, ChevronUp } from 'lucide'
import { useContext, useEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { askForHost } from '../../browser/host-permission.ts'
import { showable } from '../../model/showable.ts'
import { isRequest } from '../../outlets/address.ts'
import type { OutletSettings } from '../../settings/outlets.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { Switch } from '../../ui/parts/Switch.tsx'
import { usePanel } from '../context.tsx'
import { OutletFields } from './OutletFields.tsx'
import { OutletState } from './OutletState.tsx'
import { OutletsContext, useOutlet } from './use-outlets.ts'
import { programName } from './words.ts'

/** One outlet: its switch, what it does now, and its fields when opened. */
export function OutletItem({ outlet }: { outlet: OutletSettings }) {
  const { worker } = usePanel()
  const { opened, open } = useContext(OutletsContext)
  const { change } = useOutlet(outlet)
  const { id, on, address } = outlet
  const name = programName(outlet.program)
  const isOpen = opened === id
  const item = useRef<HTMLLIElement>(null)
  // One that was just added stands above the list that it was added from.
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'start' })
  }, [isOpen])
  const view = worker.outlets.value.find(view => view.id === id)
  const turn = (on: boolean) => {
    const url = URL.parse(address)
    // In the click, or the browser refuses to ask.
    if (on && url && isRequest(url)) void askForHost(url)
    change(on ? { on, since: Date.now() } : { on })
  }
  return (
    <li ref={item} class="outlet" data-phase={on ? (view?.phase ?? 'connecting') : 'off'}>
      <div class="outlet-head">
        <Switch label={i18n.t('outlets.on', [name])} on={on} onChange={turn} />
        <span class="rule-words">
          <b>{name}</b>
          <small>
            <bdi>{showable(address, 80)}</bdi>
          </small>
        </span>
        <button
          type="button"
          class="icon-button"
          aria-expanded={isOpen}
          aria-label={i18n.t('outlets.edit', [name])}
          title={i18n.t('outlets.edit', [name])}
          onClick={() => open(isOpen ? '' : id)}
        >
          <Icon node={isOpen ? ChevronUp : ChevronDown} />
        </button>
      </div>
      <OutletState outlet={outlet} view={view} />
      {isOpen && <OutletFields outlet={outlet} />}
    </li>
  )
}
