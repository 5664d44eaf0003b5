import { useContext } from 'preact/hooks'
import { askForHost } from '../../browser/host-permission.ts'
import { i18n } from '../../i18n/i18n.ts'
import { isRequest } from '../../outlets/address.ts'
import type { OutletSettings } from '../../settings/apart/outlets.ts'
import { Switch } from '../../ui/parts/Switch.tsx'
import { usePanel } from '../context.tsx'
import { ProgramItem } from '../programs/ProgramItem.tsx'
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
  const view = worker.outlets.value.find(view => view.id === id)
  const turn = (on: boolean) => {
    const url = URL.parse(address)
    // In the click, or the browser refuses to ask.
    if (on && url && isRequest(url)) void askForHost(url)
    change(on ? { on, since: Date.now() } : { on })
  }
  return (
    <ProgramItem
      name={name}
      address={address}
      editLabel={i18n.t('outlets.edit', [name])}
      isOpen={isOpen}
      onOpen={isOpen => open(isOpen ? id : '')}
      phase={on ? (view?.phase ?? 'connecting') : 'off'}
      lead={<Switch label={i18n.t('outlets.on', [name])} on={on} onChange={turn} />}
    >
      <OutletState outlet={outlet} view={view} />
      {isOpen && <OutletFields outlet={outlet} />}
    </ProgramItem>
  )
}
