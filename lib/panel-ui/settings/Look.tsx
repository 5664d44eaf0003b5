import { i18n } from '../../i18n/i18n.ts'
import { STEP_BOUNDS, TIERS, type Tier } from '../../settings/schema/gifts.ts'
import type { LookSettings } from '../../settings/schema/look.ts'
import { SIZE_BOUNDS } from '../../settings/schema/look.ts'
import { DEFAULTS } from '../../settings/schema/schema.ts'
import { Segments } from '../../ui/parts/Choice.tsx'
import { NumberField } from '../../ui/parts/NumberField.tsx'
import { Slider } from '../../ui/parts/Slider.tsx'
import { SwitchField } from '../../ui/parts/SwitchField.tsx'
import { usePanel } from '../context.tsx'
import { SoundChoice } from '../rules/SoundChoice.tsx'
import { Section } from './Section.tsx'

/** From how many diamonds on a gift is shown larger, and whether the largest are held. */
function GiftTiers() {
  const { settings } = usePanel()
  const { gifts } = settings.current.value.look
  const change = (part: Partial<typeof gifts>) =>
    settings.change(all => ({ ...all, look: { ...all.look, gifts: { ...all.look.gifts, ...part } } }))
  const isChanged = JSON.stringify(gifts) !== JSON.stringify(DEFAULTS.look.gifts)
  return (
    <Section title={i18n.t('giftTiers.title')} hint={i18n.t('giftTiers.hint')} changed={isChanged}>
      <SwitchField
        label={i18n.t('giftTiers.hold')}
        hint={i18n.t('giftTiers.holdHint')}
        on={gifts.hold}
        onChange={hold => change({ hold })}
      />
      {(Object.keys(TIERS) as Tier[]).map(tier => (
        <NumberField
          key={tier}
          label={i18n.t(`giftTiers.${tier}`)}
          hint={i18n.t(`giftTiers.${tier}Hint`)}
          value={gifts.from[tier]}
          least={STEP_BOUNDS[0]}
          most={STEP_BOUNDS[1]}
          unit={i18n.t('unit.diamonds')}
          standard={TIERS[tier]}
          onChange={from => change({ from: { ...gifts.from, [tier]: from } })}
        />
      ))}
      <p class="aside">{i18n.t('giftTiers.sounds')}</p>
      {(Object.keys(TIERS) as Tier[]).map(tier => (
        <SoundChoice
          key={tier}
          label={i18n.t('ownSounds.ofTier', [i18n.t(`giftTiers.${tier}`)])}
          short={i18n.t(`giftTiers.${tier}`)}
          chosen={gifts.sounds[tier]}
          hasNone
          onChoose={sound => change({ sounds: { ...gifts.sounds, [tier]: sound } })}
        />
      ))}
    </Section>
  )
}

/** The feed's look: size, density, parts of a row, folding. */
export function Look() {
  const { settings } = usePanel()
  const { look } = settings.current.value
  const change = (part: Partial<LookSettings>) =>
    settings.change(all => ({ ...all, look: { ...all.look, ...part } }))
  const part = (name: 'avatar' | 'level' | 'fansClub') => (
    <SwitchField label={i18n.t(`look.${name}`)} on={look[name]} onChange={on => change({ [name]: on })} />
  )
  const fold = (name: 'crowd' | 'repeats' | 'gifts') => (
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
      <SwitchField
        label={i18n.t('recall.setting')}
        hint={i18n.t('recall.settingHint')}
        on={look.recalled}
        onChange={on => change({ recalled: on })}
      />
      {fold('crowd')}
      {fold('repeats')}
      {fold('gifts')}
      <GiftTiers />
    </div>
  )
}
