import { i18n } from '../../i18n/i18n.ts'
import { PROGRAMS, type ProgramName } from '../../outlets/table.ts'
import { MOST_OUTLETS, newOutlet } from '../../settings/apart/outlets.ts'
import { OverView } from '../OverView.tsx'
import { ProgramList } from '../programs/ProgramList.tsx'
import { OutletItem } from './OutletItem.tsx'
import { OutletsContext, useOpenOutlets } from './use-outlets.ts'

const NAMES = Object.keys(PROGRAMS) as ProgramName[]

/** All outlets, and the programs that one can be added for. */
export function OutletsView() {
  const outlets = useOpenOutlets()
  const { list } = outlets.stored
  const add = (name: ProgramName) => {
    const id = crypto.randomUUID()
    outlets.change(all => ({ ...all, list: [...all.list, newOutlet(id, name, PROGRAMS[name].address)] }))
    outlets.open(id)
  }
  return (
    <OverView title={i18n.t('outlets.title')} backTo="settings">
      <div class="settings-body">
        <OutletsContext.Provider value={outlets}>
          <p class="aside">{i18n.t('outlets.promise')}</p>
          {outlets.fault && <p class="fault">{outlets.fault}</p>}
          <ul class="outlets" aria-label={i18n.t('outlets.title')}>
            {list.map(outlet => (
              <OutletItem key={outlet.id} outlet={outlet} />
            ))}
          </ul>
          <ProgramList
            title={i18n.t('outlets.add')}
            names={NAMES}
            words={name => [i18n.t(`outletProgram.${name}`), i18n.t(`outletAbout.${name}`)]}
            isFull={list.length >= MOST_OUTLETS}
            onAdd={add}
          />
        </OutletsContext.Provider>
      </div>
    </OverView>
  )
}
