import { i18n } from '#i18n'
import type { LookSettings } from '../../settings/look.ts'
import { SIZE_BOUNDS } from '../../settings/look.ts'
import { Segments } from '../../ui/parts/Choice.tsx'
import { Slider } from '../../ui/parts/Slider.tsx'
import { SwitchField } from '../../ui/parts/SwitchField.tsx'
import { usePanel } from '../context.tsx'

/** The feed's look: size, density, parts of a row, folding. */
export function Look() {
  const { settings } = usePanel()
  const { look } = settings.current.value
  const change = (part: Partial<LookSettings>) =>
    settings.change(all => ({ ...all, look: { ...all.look, ...part } }))
  const part = (name: 'avatar' | 'level' | 'fansClub') => (
    <SwitchField label={i18n.t(`look.${name}`)} on={look[name]} onChange={on => change({ [name]: on })} />
  )
  const fold = (name: 'crowd' | 'repeats') => (
    <SwitchField
      label={i18n.t(`look.${name}`)}
      on={look.fold[name]}
      onChange={on => change({ fold: { ...look.fold, [name]: on } })}
    />
  )
  return (
    <div class="fields">
      <Slider
        label={i18n.t('look.size')}
        value={look.size}
        least={SIZE_BOUNDS[0]}
        most={SIZE_BOUNDS[1]}
        step={1}
        show={String}
        onChange={size => change({ size })}
      />
      <Segments
        label={i18n.t('look.density')}
        options={[
          { value: 'compact', words: i18n.t('look.compact') },
          { value: 'normal', words: i18n.t('look.normal') },
          { value: 'roomy', words: i18n.t('look.roomy') },
        ]}
        chosen={look.density}
        onChoose={density => change({ density })}
      />
      {part('avatar')}
      {part('level')}
      {part('fansClub')}
      <SwitchField
        label={i18n.t('look.time')}
        on={look.time === 'always'}
        onChange={on => change({ time: on ? 'always' : 'hover' })}
      />
      {fold('crowd')}
      {fold('repeats')}
    </div>
  )
}
