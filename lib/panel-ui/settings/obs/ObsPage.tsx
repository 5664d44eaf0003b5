import { saveTextFile } from '../../../browser/save-file.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { kindLabel } from '../../../i18n/kinds.ts'
import { EVENT_TYPES, KINDS } from '../../../model/kinds.ts'
import { languageOf, type Saved } from '../../../obs-page/choices.ts'
import { PAGE_FILE, withChoices } from '../../../obs-page/saved-page.ts'
import { stepsOf } from '../../../settings/schema/gifts.ts'
import {
  OBS_BOUNDS,
  OBS_STYLES,
  type ObsPageSettings,
  type ObsStyle,
} from '../../../settings/schema/obs-page.ts'
import { DEFAULTS } from '../../../settings/schema/schema.ts'
import { Segments } from '../../../ui/parts/Choice.tsx'
import { NumberField } from '../../../ui/parts/NumberField.tsx'
import { SwitchField } from '../../../ui/parts/SwitchField.tsx'
import { usePanel } from '../../context.tsx'
import { Section } from '../Section.tsx'
import { ObsPreview } from './ObsPreview.tsx'

/** The numbers that each style has, beside the size. */
const NUMBERS: Readonly<
  Record<ObsStyle, readonly ('rows' | 'fade' | 'least' | 'speed' | 'area' | 'shade')[]>
> = {
  chat: ['rows', 'fade', 'shade'],
  single: ['fade', 'shade'],
  gifts: ['least'],
  question: [],
  danmaku: ['speed', 'area'],
}
const COLOURS = ['text', 'name', 'edge'] as const
/** Where light words stand on the picture itself. */
const ON_PICTURE: readonly ObsStyle[] = ['chat', 'single', 'danmaku']
const SIDED: readonly ObsStyle[] = ['chat', 'single', 'gifts']
const BADGED: readonly ObsStyle[] = ['chat', 'single']

/** The page for a browser source of OBS: its look, a preview, and the button that saves it. */
export function ObsPage() {
  const { settings } = usePanel()
  const { obsPage, look } = settings.current.value
  const change = (part: Partial<ObsPageSettings>) =>
    settings.change(all => ({ ...all, obsPage: { ...all.obsPage, ...part } }))
  const { style } = obsPage
  const saved: Saved = { ...obsPage, lang: languageOf(i18n.t('lang')) ?? 'en', tiers: stepsOf(look.gifts) }
  const isChanged = JSON.stringify(obsPage) !== JSON.stringify(DEFAULTS.obsPage)
  const flag = (name: 'avatar' | 'badges') => (
    <SwitchField
      label={i18n.t(`obsPage.${name}`)}
      on={obsPage[name]}
      onChange={on => change({ [name]: on })}
    />
  )
  return (
    <Section title={i18n.t('obsPage.title')} hint={i18n.t('obsPage.hint')} changed={isChanged}>
      <label class="field">
        <span class="field-words">{i18n.t('obsPage.style')}</span>
        <select
          value={style}
          onChange={event => {
            const chosen = OBS_STYLES.find(one => one === event.currentTarget.value)
            if (chosen) change({ style: chosen })
          }}
        >
          {OBS_STYLES.map(one => (
            <option key={one} value={one}>
              {i18n.t(`obsPage.styles.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p class="aside">{i18n.t(`obsPage.styleHints.${style}`)}</p>
      <ObsPreview choices={saved} />
      <button type="button" class="secondary" onClick={() => save(saved)}>
        {i18n.t('obsPage.save')}
      </button>
      <p class="aside">{i18n.t('obsPage.how')}</p>
      {(['size', ...NUMBERS[style]] as const).map(name => (
        <NumberField
          key={name}
          label={i18n.t(`obsPage.${name}`)}
          value={obsPage[name]}
          least={OBS_BOUNDS[name][0]}
          most={OBS_BOUNDS[name][1]}
          standard={DEFAULTS.obsPage[name]}
          onChange={value => change({ [name]: value })}
        />
      ))}
      {ON_PICTURE.includes(style) &&
        COLOURS.map(name => (
          <label key={name} class="field">
            <span class="field-words">{i18n.t(`obsPage.${name}`)}</span>
            <input
              type="color"
              value={obsPage[name]}
              onInput={({ currentTarget }) => change({ [name]: currentTarget.value })}
            />
          </label>
        ))}
      {SIDED.includes(style) && (
        <Segments
          label={i18n.t('obsPage.align')}
          options={[
            { value: 'left', words: i18n.t('obsPage.left') },
            { value: 'right', words: i18n.t('obsPage.right') },
          ]}
          chosen={obsPage.align}
          onChoose={align => change({ align })}
        />
      )}
      {style !== 'danmaku' && flag('avatar')}
      {BADGED.includes(style) && flag('badges')}
      <Segments
        label={i18n.t('obsPage.motion')}
        options={[
          { value: 'auto', words: i18n.t('obsPage.motions.auto') },
          { value: 'full', words: i18n.t('obsPage.motions.full') },
          { value: 'none', words: i18n.t('obsPage.motions.none') },
        ]}
        chosen={obsPage.motion}
        onChoose={motion => change({ motion })}
      />
      {ON_PICTURE.includes(style) && (
        <fieldset class="obs-types">
          <legend>{i18n.t('obsPage.types')}</legend>
          {EVENT_TYPES.filter(type => KINDS[type].chip).map(type => (
            <label key={type}>
              <input
                type="checkbox"
                checked={obsPage.types[type]}
                onChange={({ currentTarget }) =>
                  change({ types: { ...obsPage.types, [type]: currentTarget.checked } })
                }
              />
              {kindLabel(type)}
            </label>
          ))}
        </fieldset>
      )}
    </Section>
  )
}

/** Saves the page with these choices in it. */
async function save(choices: Saved): Promise<void> {
  const page = await fetch(PAGE_FILE)
  saveTextFile(`tingdan-obs-${choices.style}.html`, withChoices(await page.text(), choices))
}
