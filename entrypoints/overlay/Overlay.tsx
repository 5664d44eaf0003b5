import { useMemo } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import { timeIn } from '../../lib/model/clock.ts'
import type { RoomView } from '../../lib/model/entry.ts'
import { OverlayLines } from '../../lib/panel/overlay.ts'
import { usePanel } from '../../lib/panel-ui/context.tsx'
import { Avatar } from '../../lib/ui/rows/Avatar.tsx'
import { RowWords } from '../../lib/ui/rows/RowWords.tsx'
import { ReplayMark } from '../../lib/ui/words/room-words.tsx'
import { OverlayBar } from './OverlayBar.tsx'

/** Text size that rows are designed for, in CSS pixels. */
const ROW_SIZE = 13

/** The latest rows, for a recording program to lay over the picture. */
export function Overlay() {
  const { shown, settings, feedView, now } = usePanel()
  const room = shown.room.value
  const lines = useMemo(() => new OverlayLines(openedIn(room)), [room?.roomId])
  const { background, size, rows, fade } = settings.current.value.overlay
  // Draws again when a row comes, changes or expires.
  void feedView.revision.value
  const time = Math.max(now.value, Date.now())
  const current = lines.current(feedView.feed.visible, time, rows, fade * 1000)
  return (
    <div class="overlay" data-background={background}>
      <OverlayBar />
      {room?.replay && <ReplayMark replay={room.replay} />}
      <main class="overlay-lines" aria-label={i18n.t('feed.label')} style={{ zoom: size / ROW_SIZE }}>
        {current.map(row => (
          <div key={row.n} class={`row row-${row.event.type}`} data-event-id={row.event.id}>
            {row.event.user && <Avatar user={row.event.user} picture />}
            {!row.recalled && <RowWords event={row.event} count={row.count} diamonds={row.diamonds} />}
          </div>
        ))}
      </main>
    </div>
  )
}

function openedIn(room: RoomView | null): number {
  return room?.replay ? timeIn(room.replay.clock, Date.now()) : performance.timeOrigin
}
