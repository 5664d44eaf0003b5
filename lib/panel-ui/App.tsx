import { i18n } from '../i18n/i18n.ts'
import { ALL, viewOf } from '../panel/views.ts'
import { stepsOf } from '../settings/schema/gifts.ts'
import { SettingsFault } from '../ui/parts/SettingsFault.tsx'
import { roomName } from '../ui/words/room-words.tsx'
import { Chips } from './chips/Chips.tsx'
import { usePanel } from './context.tsx'
import { Empty } from './Empty.tsx'
import { EndCard } from './EndCard.tsx'
import { Feed } from './Feed.tsx'
import { GiftsView } from './gifts/GiftsView.tsx'
import { HeldGifts } from './HeldGifts.tsx'
import { InspectorView } from './inspector/InspectorView.tsx'
import { OnScreenLine } from './OnScreenLine.tsx'
import { OutletsView } from './outlets/OutletsView.tsx'
import { OwnVoicesView } from './own-voices/OwnVoicesView.tsx'
import { Palette } from './palette/Palette.tsx'
import { usePaletteKeys } from './palette/use-palette-keys.ts'
import { PulseView } from './pulse/PulseView.tsx'
import { RoomHead } from './RoomHead.tsx'
import { RulesView } from './rules/RulesView.tsx'
import { Sheets } from './Sheets.tsx'
import { StatusLines } from './StatusLines.tsx'
import { FoundLine } from './search/FoundLine.tsx'
import { Search } from './search/Search.tsx'
import { SearchActs } from './search/SearchActs.tsx'
import { SettingsView } from './settings/SettingsView.tsx'
import { TodoView } from './todo/TodoView.tsx'
import { Views } from './views/Views.tsx'
import { VoiceBar } from './voice/VoiceBar.tsx'

/**
 * The whole panel. Views cover the room, which goes on behind them and keeps its place.
 * @param aside whether it stands beside another, which has the voice
 */
export function App({ aside = false }: { aside?: boolean }) {
  const { sheets, rooms } = usePanel()
  const view = sheets.view.value
  const beside = rooms.beside.value
  usePaletteKeys()
  return (
    <div class="panel" data-beside={beside !== ''}>
      <div class="stage">
        <div class="room" inert={view !== 'feed'}>
          <RoomHead />
          <StatusLines />
          <EndCard />
          <RoomBody />
        </div>
        {view === 'settings' && <SettingsView />}
        {view === 'gifts' && <GiftsView />}
        {view === 'pulse' && <PulseView />}
        {view === 'rules' && <RulesView />}
        {view === 'outlets' && <OutletsView />}
        {view === 'own-voices' && <OwnVoicesView />}
        {view === 'inspector' && <InspectorView />}
      </div>
      {beside !== '' && <RoomBeside key={beside} roomId={beside} />}
      <SettingsFault />
      {!aside && <VoiceBar />}
      <Sheets />
      {sheets.palette.value && <Palette />}
    </div>
  )
}

/** Another room in its own page, with its own search, views and places in the list. */
function RoomBeside({ roomId }: { roomId: string }) {
  const { rooms } = usePanel()
  const room = rooms.all.value.find(one => one.roomId === roomId)
  const name = room ? roomName(room) : i18n.t('head.untitled')
  return (
    <iframe class="beside" title={name} src={`/sidepanel.html?room=${encodeURIComponent(roomId)}&aside`} />
  )
}

function RoomBody() {
  const { shown, settings, feedView } = usePanel()
  const room = shown.room.value
  const { size, density, gifts } = settings.current.value.look
  const view = viewOf(feedView.tab.value, settings.current.value)
  if (!room) return <Empty />
  return (
    <>
      <search class="tools">
        <Search />
        <FoundLine />
        <SearchActs />
        <Views />
        {feedView.tab.value === ALL && <Chips />}
      </search>
      <HeldGifts />
      <OnScreenLine />
      {view?.todo ? (
        <TodoView key={`${room.roomId} ${view.id}`} view={view} />
      ) : (
        // Other sizes invalidate all known heights.
        <Feed key={`${room.roomId} ${size} ${density} ${stepsOf(gifts)}`} />
      )}
    </>
  )
}
