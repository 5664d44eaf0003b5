import { Trash2 } from 'lucide'
import { parseFilter } from '../../filter/parse.ts'
import { i18n } from '../../i18n/i18n.ts'
import { programNamed } from '../../outlets/table.ts'
import { MOST_OUTLET_ROOMS, type OutletSettings } from '../../settings/apart/outlets.ts'
import { FilterInput } from '../../ui/filter/FilterInput.tsx'
import { Icon } from '../../ui/parts/Icon.tsx'
import { SwitchField } from '../../ui/parts/SwitchField.tsx'
import { usePanel } from '../context.tsx'
import { ObsPage } from '../settings/obs/ObsPage.tsx'
import { LinesField } from '../settings/speech/LinesField.tsx'
import { AddressField } from './AddressField.tsx'
import { OptionFields } from './OptionFields.tsx'
import { SecretField } from './SecretField.tsx'
import { TestButton } from './TestButton.tsx'
import { useOutlet } from './use-outlets.ts'

/** All that can be set of one outlet. */
export function OutletFields({ outlet }: { outlet: OutletSettings }) {
  const { feedView } = usePanel()
  const { change, changeWhat, remove, keepSecret, secrets } = useOutlet(outlet)
  const program = programNamed(outlet.program)
  const { filter, rooms, withoutPersonalData, replays } = outlet
  const parsed = parseFilter(filter)
  return (
    <div class="fields outlet-fields">
      <AddressField outlet={outlet} />
      {program?.secrets.map(name => (
        <SecretField
          key={name}
          label={i18n.t(`outletSecret.${name}` as 'outletSecret.password')}
          isSet={secrets[name] !== undefined}
          onKeep={value => keepSecret(name, value)}
        />
      ))}
      {program && <OptionFields outlet={outlet} program={program} />}
      <TestButton outlet={outlet} />
      {outlet.program === 'obs' && <ObsPage />}
      <div class="outlet-filter">
        <span>{i18n.t('outlets.filter')}</span>
        <small>{i18n.t('outlets.filterHint')}</small>
        <div class="search">
          <FilterInput
            label={i18n.t('outlets.filter')}
            placeholder={i18n.t('outlets.everything')}
            value={filter}
            error={parsed.ok ? null : parsed.error}
            onChange={filter => change({ filter })}
            known={() => feedView.known()}
          />
        </div>
      </div>
      <LinesField
        label={i18n.t('outlets.rooms')}
        hint={i18n.t('outlets.roomsHint')}
        lines={rooms}
        rows={2}
        most={MOST_OUTLET_ROOMS}
        longest={40}
        onChange={rooms => changeWhat({ rooms })}
      />
      <SwitchField
        label={i18n.t('outlets.withoutPersonalData')}
        hint={i18n.t('outlets.withoutPersonalDataHint')}
        on={withoutPersonalData}
        onChange={on => change({ withoutPersonalData: on })}
      />
      <SwitchField
        label={i18n.t('outlets.replays')}
        hint={i18n.t('outlets.replaysHint')}
        on={replays}
        onChange={on => change({ replays: on })}
      />
      <button type="button" class="secondary danger" onClick={remove}>
        <Icon node={Trash2} />
        {i18n.t('outlets.remove')}
      </button>
    </div>
  )
}
