import { i18n } from '../../lib/i18n/i18n.ts'
import { usePanel } from '../../lib/panel-ui/context.tsx'
import { Empty } from '../../lib/panel-ui/Empty.tsx'
import { Feed } from '../../lib/panel-ui/Feed.tsx'
import { Sheets } from '../../lib/panel-ui/Sheets.tsx'
import { Views } from '../../lib/panel-ui/views/Views.tsx'
import { OPACITY_BOUNDS } from '../../lib/settings/schema/floating.ts'
import { Slider } from '../../lib/ui/parts/Slider.tsx'
import { roomName } from '../../lib/ui/words/room-words.tsx'

/** One view of the room and nothing else; its bar comes with the pointer or the focus. */
export function Floating({ onTop }: { onTop: boolean }) {
  const { shown, settings } = usePanel()
  const room = shown.room.value
  const { look, floating } = settings.current.value
  const [least, most] = OPACITY_BOUNDS
  return (
    <div class="floating" style={{ opacity: floating.opacity }}>
      <header class="floating-bar">
        <h1>
          <bdi>{room ? roomName(room) : i18n.t('floating.title')}</bdi>
        </h1>
        <Views />
        <Slider
          label={i18n.t('floating.opacity')}
          value={floating.opacity}
          least={least}
          most={most}
          step={0.05}
          show={value => `${Math.round(value * 100)}%`}
          onChange={opacity => settings.change(all => ({ ...all, floating: { ...all.floating, opacity } }))}
        />
        {!onTop && <p>{i18n.t('floating.none')}</p>}
      </header>
      {room ? <Feed key={`${room.roomId} ${look.size} ${look.density}`} /> : <Empty />}
      <Sheets />
    </div>
  )
}
