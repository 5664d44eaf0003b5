import { Check, ChevronsUpDown } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { showable } from '../../lib/panel/text.ts'
import type { RoomView } from '../../lib/room/entry.ts'
import { usePanel } from './context.ts'
import { Icon } from './Icon.tsx'
import { roomName, StateDot, stateName } from './room-words.tsx'

/** The room's title as a button that opens the list of rooms. The browser closes it on Escape or a click elsewhere. */
export function RoomSwitcher({ children }: { children: ComponentChildren }) {
  const { state, send } = usePanel()
  const list = useRef<HTMLDivElement>(null)
  const choose = (roomId: string | null) => {
    state.chosen.value = roomId
    send({ type: 'watch', roomId })
    list.current?.hidePopover()
  }
  return (
    <>
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
      <div id="rooms" class="rooms" popover="auto" ref={list} role="dialog" aria-label={i18n.t('head.rooms')}>
        <RoomChoice chosen={state.chosen.value === null} onChoose={() => choose(null)}>
          <b>{i18n.t('head.auto')}</b>
        </RoomChoice>
        {state.rooms.value.map(room => (
          <RoomChoice
            key={room.roomId}
            chosen={state.chosen.value === room.roomId}
            onChoose={() => choose(room.roomId)}
          >
            <RoomWords room={room} />
          </RoomChoice>
        ))}
      </div>
    </>
  )
}

interface RoomChoiceProps {
  chosen: boolean
  onChoose: () => void
  children: ComponentChildren
}

function RoomChoice({ chosen, onChoose, children }: RoomChoiceProps) {
  return (
    <button type="button" class="room-choice" aria-pressed={chosen} onClick={onChoose}>
      <span class="room-words">{children}</span>
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
        <StateDot status={room.status} />
        <span class="room-numbers">
          {stateName(room.status)}
          {anchor && (
            <>
              {' · '}
              <bdi>{anchor}</bdi>
            </>
          )}
        </span>
      </small>
    </>
  )
}
