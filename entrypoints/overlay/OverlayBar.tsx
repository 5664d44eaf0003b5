import { i18n } from '../../lib/i18n/i18n.ts'
import { usePanel } from '../../lib/panel-ui/context.tsx'
import type { OverlaySettings } from '../../lib/settings/schema/overlay.ts'
import { OVERLAY_BOUNDS } from '../../lib/settings/schema/overlay.ts'
import { FilterInput } from '../../lib/ui/filter/FilterInput.tsx'
import { SettingsFault } from '../../lib/ui/parts/SettingsFault.tsx'

const BACKGROUNDS = ['green', 'dark'] as const

/** Visible only on hover or focus, so that recordings do not show it. */
export function OverlayBar() {
  const { settings, feedView } = usePanel()
  const { overlay } = settings.current.value
  const change = (part: Partial<OverlaySettings>) =>
    settings.change(all => ({ ...all, overlay: { ...all.overlay, ...part } }))
  return (
    <form
      class="overlay-bar"
      aria-label={i18n.t('overlay.settings')}
      onSubmit={event => event.preventDefault()}
    >
      <h1>{i18n.t('overlay.title')}</h1>
      <label>
        {i18n.t('overlay.background')}
        <select
          value={overlay.background}
          onChange={event => {
            const background = BACKGROUNDS.find(one => one === event.currentTarget.value)
            if (background) change({ background })
          }}
        >
          {BACKGROUNDS.map(background => (
            <option key={background} value={background}>
              {i18n.t(`overlay.${background}`)}
            </option>
          ))}
        </select>
      </label>
      <Whole name="size" value={overlay.size} onChange={size => change({ size })} />
      <Whole name="rows" value={overlay.rows} onChange={rows => change({ rows })} />
      <Whole name="fade" value={overlay.fade} onChange={fade => change({ fade })} />
      <div class="overlay-filter">
        <span aria-hidden="true">{i18n.t('overlay.filter')}</span>
        <FilterInput
          label={i18n.t('overlay.filter')}
          value={overlay.filter}
          error={feedView.queryError.value}
          onChange={filter => change({ filter })}
          known={() => feedView.known()}
        />
      </div>
      <p>{i18n.t('overlay.hint')}</p>
      <SettingsFault />
    </form>
  )
}

interface WholeProps {
  name: 'size' | 'rows' | 'fade'
  value: number
  onChange: (value: number) => void
}

function Whole({ name, value, onChange }: WholeProps) {
  const [least, most] = OVERLAY_BOUNDS[name]
  return (
    <label>
      {i18n.t(`overlay.${name}`)}
      <input
        type="number"
        min={least}
        max={most}
        value={value}
        onInput={({ currentTarget }) => {
          if (currentTarget.validity.valid && currentTarget.value !== '')
            onChange(currentTarget.valueAsNumber)
        }}
      />
    </label>
  )
}
