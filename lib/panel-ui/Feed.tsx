import { i18n } from '../i18n/i18n.ts'
import { rowLook } from '../panel/look.ts'
import { useFoundMarks } from '../ui/filter/use-found-marks.ts'
import { Above } from './Above.tsx'
import { usePanel } from './context.tsx'
import { NewMessages } from './NewMessages.tsx'
import { FeedRow } from './rows/FeedRow.tsx'
import { RowMenu } from './rows/RowMenu.tsx'
import { useFeedList } from './use-feed-list.ts'
import { useRowTouch } from './use-row-touch.ts'

/** The list of the room's events. */
export function Feed() {
  const { settings, sheets, worker, feedView, shown } = usePanel()
  const { people, look } = settings.current.value
  const sizes = rowLook(look)
  const menu = sheets.menu.value
  const { scroller, space, holder, drawn, onScroll, toEnd, toStart, hold } = useFeedList(sizes)
  useFoundMarks(holder, feedView.terms.value)
  const touch = useRowTouch({ scroller, holder, drawn, toEnd, toStart, hold })
  const { entry } = worker.speech.value
  const pictures = !feedView.hurried.value || !feedView.following.value
  const spoken = entry && entry.roomId === shown.room.value?.roomId ? feedView.feed.rowOf(entry.n) : undefined
  return (
    <main class="feed-frame">
      <div
        ref={scroller}
        class="feed"
        data-avatar={look.avatar}
        data-level={look.level}
        data-club={look.fansClub}
        // While the filter is wrong or unfinished, these are the rows of the last one.
        data-stale={feedView.queryError.value !== null}
        style={{
          '--row-size': `${sizes.size}px`,
          '--row-line': `${sizes.line}px`,
          '--row-padding': `${sizes.padding}px`,
        }}
        data-testid="feed"
        role="log"
        // A screen reader would never be silent; speech is for that.
        aria-live="off"
        aria-label={i18n.t('feed.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onScroll={onScroll}
        {...touch.handlers}
      >
        <div ref={space} class="feed-space">
          <Above hold={hold} />
          <div ref={holder} class="feed-holder">
            {drawn.map(row => (
              <FeedRow
                key={row.n}
                row={row}
                version={row.version}
                speaking={row === spoken}
                active={row.n === touch.active}
                timed={look.time === 'always'}
                pictures={pictures}
                people={people}
                steps={sizes.steps}
              />
            ))}
          </div>
        </div>
      </div>
      {drawn.length === 0 && <Nothing />}
      <NewMessages />
      {menu && <RowMenu key={menu.row.n} menu={menu} />}
    </main>
  )
}

/** Why the list is empty, and what to do. */
function Nothing() {
  const { feedView } = usePanel()
  if (feedView.feed.rows.length === 0) return <p class="nothing">{i18n.t('feed.empty')}</p>
  return (
    <p class="nothing">
      {i18n.t('feed.nothing')}
      {feedView.query.value !== '' && (
        <button type="button" class="link" onClick={() => feedView.search('')}>
          {i18n.t('filter.clear')}
        </button>
      )}
    </p>
  )
}
