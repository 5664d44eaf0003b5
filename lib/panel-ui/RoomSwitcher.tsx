import { Check, ChevronsUpDown, Columns2, X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { openBeside } from '../browser/tabs.ts'
import { formatNumber } from '../i18n/format.ts'
import { i18n } from '../i18n/i18n.ts'
import type { RoomView } from '../model/entry.ts'
import { showable } from '../model/showable.ts'
import type { RoomChoice } from '../panel/room-choice.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { IconButton } from '../ui/parts/IconButton.tsx'
import { ReplayMark, roomName, StateDot, stateName } from '../ui/words/room-words.tsx'
import { usePanel } from './context.tsx'

/** The room's title as a button for the list of rooms. The browser closes it on Escape or a click elsewhere. */
export function RoomSwitcher({ children }: { children: ComponentChildren }) {
  const { rooms, settings, shown } = usePanel()
  const list = useRef<HTMLDivElement>(null)
  const choose = (choice: RoomChoice) => {
    rooms.choose(choice)
    if (choice.by !== 'room') settings.change(all => ({ ...all, rooms: { follow: choice.by } }))
    close()
  }
  const close = () => list.current?.hidePopover()
  const chosen = rooms.choice.value
  return (
    <>
      <h1 class="room-heading">
        <button
          type="button"
          class="room-title"
          popovertarget="rooms"
          aria-haspopup="dialog"
          title={i18n.t('head.rooms')}
        >
          {children}
          <Icon node={ChevronsUpDown} />
        </button>
      </h1>
      <div id="rooms" class="rooms" popover="auto" ref={list} role="dialog" aria-label={i18n.t('head.rooms')}>
        <Choice chosen={chosen.by === 'liveliest'} onChoose={() => choose({ by: 'liveliest' })}>
          <b>{i18n.t('head.auto')}</b>
        </Choice>
        <Choice chosen={chosen.by === 'tab'} onChoose={() => choose({ by: 'tab' })}>
          <b>{i18n.t('head.followTab')}</b>
        </Choice>
        {rooms.all.value.map(room => (
          <div key={room.roomId} class="room-line">
            <Choice
              chosen={chosen.by === 'room' && chosen.roomId === room.roomId}
              onChoose={() => choose({ by: 'room', roomId: room.roomId })}
              unread={unreadOf(room)}
            >
              <RoomWords room={room} />
            </Choice>
            {room.roomId !== shown.room.value?.roomId && <Beside room={room} onDone={close} />}
          </div>
        ))}
      </div>
    </>
  )

  function unreadOf(room: RoomView): number {
    const { show } = settings.current.value
    if (room.roomId === shown.room.value?.roomId) rooms.unread.see(room, show)
    return rooms.unread.count(room, show)
  }
}

/** Below this width, in CSS pixels, two rooms get a window of their own. */
const WIDE = 560

/** Shows a room beside the one that is shown, or no longer. */
function Beside({ room, onDone }: { room: RoomView; onDone: () => void }) {
  const { rooms, shown } = usePanel()
  const isBeside = rooms.beside.value === room.roomId
  const name = roomName(room)
  return (
    <IconButton
      icon={isBeside ? X : Columns2}
      label={i18n.t(isBeside ? 'head.notBeside' : 'head.beside', [name])}
      onClick={() => {
        onDone()
        const here = shown.room.value?.roomId
        if (isBeside) rooms.beside.value = ''
        else if (innerWidth >= WIDE || here === undefined) rooms.beside.value = room.roomId
        else openBeside(here, room.roomId)
      }}
    />
  )
}

interface ChoiceProps {
  chosen: boolean
  onChoose: () => void
  unread?: number
  children: ComponentChildren
}

function Choice({ chosen, onChoose, unread = 0, children }: ChoiceProps) {
  return (
    <button type="button" class="room-choice" aria-pressed={chosen} onClick={onChoose}>
      <span class="room-words">{children}</span>
      {unread > 0 && (
        <span class="unread" title={i18n.t('feed.new', unread, [formatNumber(unread)])}>
          {formatNumber(unread)}
        </span>
      )}
      {chosen && <Icon node={Check} />}
    </button>
  )
}

function RoomWords({ room }: { room: RoomView }) {
  const anchor = room.title ? showable(room.anchor, 40) : ''
  return (
    <>
      <b>
        <bdi>{roomName(room)}</bdi>
      </b>
      <small>
        {room.replay ? <ReplayMark replay={room.replay} /> : <StateDot status={room.status} />}
        <span class="room-numbers">
          {!room.replay && stateName(room.status)}
          {anchor && (
            <>
              {!room.replay && ' · '}
              <bdi>{anchor}</bdi>
            </>
          )}
        </span>
      </small>
    </>
  )
}
