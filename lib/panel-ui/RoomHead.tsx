import {
  ChartLine,
  Gift,
  History,
  type IconNode,
  PictureInPicture2,
  Settings,
  Volume2,
  VolumeX,
} from 'lucide'
import { hasWindowsOnTop } from '../browser/picture-in-picture.ts'
import { openFloating, openHistory } from '../browser/tabs.ts'
import { formatNumber, formatTime } from '../i18n/format.ts'
import { i18n } from '../i18n/i18n.ts'
import type { RoomView } from '../model/entry.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { IconButton } from '../ui/parts/IconButton.tsx'
import { ReplayMark, roomName, StateDot, stateName } from '../ui/words/room-words.tsx'
import { usePanel } from './context.tsx'
import { RoomSwitcher } from './RoomSwitcher.tsx'

/** The room and its state, the speech switch, and buttons for gifts, charts, history and settings. */
export function RoomHead() {
  const { shown, rooms } = usePanel()
  const room = shown.room.value
  const severalRooms = rooms.pinned === null && rooms.all.value.length > 1
  return (
    <header class="head">
      {severalRooms ? (
        <RoomSwitcher>
          <RoomTitle room={room} />
        </RoomSwitcher>
      ) : (
        <div class="room-title">
          <RoomTitle room={room} heading />
        </div>
      )}
      <SpeechSwitch />
      {room && <ToView icon={Gift} label={i18n.t('gifts.title')} view="gifts" />}
      {room && hasWindowsOnTop() && (
        <span class="wide-only">
          <IconButton
            icon={PictureInPicture2}
            label={i18n.t('floating.label')}
            onClick={() => openFloating(rooms.pinned ?? undefined)}
          />
        </span>
      )}
      {room && <ToView icon={ChartLine} label={i18n.t('pulse.title')} view="pulse" />}
      <IconButton
        named
        icon={History}
        label={i18n.t('history.open')}
        onClick={() => openHistory(room?.replay?.session ?? room?.roomId)}
      />
      <ToView icon={Settings} label={i18n.t('head.settings')} view="settings" />
    </header>
  )
}

interface ToViewProps {
  icon: IconNode
  label: string
  view: 'gifts' | 'pulse' | 'settings'
}

function ToView({ icon, label, view }: ToViewProps) {
  const { sheets } = usePanel()
  return (
    <IconButton
      named
      icon={icon}
      label={label}
      onClick={() => {
        sheets.view.value = view
      }}
    />
  )
}

/** `heading`: as a heading; otherwise it labels a button. */
function RoomTitle({ room, heading = false }: { room: RoomView | null; heading?: boolean }) {
  const Name = heading ? 'h1' : 'b'
  if (!room) {
    return (
      <span class="room-words">
        <Name>{i18n.t('app')}</Name>
        <small>{i18n.t('head.noRoom')}</small>
      </span>
    )
  }
  return (
    <span class="room-words">
      <Name>
        <bdi>{roomName(room)}</bdi>
      </Name>
      <small>
        {room.replay ? <ReplayMark replay={room.replay} /> : <StateDot status={room.status} />}
        <RoomNumbers room={room} />
      </small>
    </span>
  )
}

function RoomNumbers({ room }: { room: RoomView }) {
  const { shown } = usePanel()
  const perMinute = shown.rate.perMinute(shown.now)
  const parts = [room.replay ? formatTime(shown.now) : stateName(room.status)]
  if (room.totals.online > 0) parts.push(i18n.t('head.online', [formatNumber(room.totals.online)]))
  if (perMinute > 0) parts.push(i18n.t('head.perMinute', perMinute, [formatNumber(perMinute)]))
  return (
    <span class="room-figures">
      {parts.map((part, at) => (
        <span key={part}>{at > 0 ? ` · ${part}` : part}</span>
      ))}
    </span>
  )
}

function SpeechSwitch() {
  const { settings } = usePanel()
  const { on } = settings.current.value.speech
  return (
    <button
      type="button"
      role="switch"
      class="icon-button named speech-switch"
      aria-checked={on}
      aria-label={i18n.t('head.speech')}
      data-told={i18n.t('head.speech')}
      onClick={() => settings.change(settings => ({ ...settings, speech: { ...settings.speech, on: !on } }))}
    >
      <Icon node={on ? Volume2 : VolumeX} />
    </button>
  )
}
