import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import type { Row } from '../feed/row.ts'
import type { RowLook } from '../panel/look.ts'
import { usePanel } from './context.tsx'
import { ABOVE, FeedList, fromEnd } from './feed-list.ts'

/** Scrolling down to here, in CSS pixels, reaches the end. */
const AT_END = 4
const NEAR = 40

type ElementRef = RefObject<HTMLDivElement | null>

export interface DrawnFeed {
  scroller: ElementRef
  space: ElementRef
  holder: ElementRef
  drawn: readonly Row[]
  onScroll: () => void
  /** `toStart` stays there, `toEnd` follows. */
  toStart: () => void
  toEnd: () => void
  /** Stops following: what is in view stays. */
  hold: () => void
}

/**
 * The rows to draw, kept in place by `FeedList`.
 * @param look row sizes at the first draw
 */
export function useFeedList(look: RowLook): DrawnFeed {
  const { feedView } = usePanel()
  const revision = feedView.revision.value
  const filtered = feedView.filtered.value
  const following = feedView.following.value
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0)
  const [list] = useState(() => new FeedList(look, () => redraw(undefined)))
  const scroller = useRef<HTMLDivElement>(null)
  const space = useRef<HTMLDivElement>(null)
  const holder = useRef<HTMLDivElement>(null)
  /** While paused; and the filter at that time. */
  const place = useRef({ top: 0, filtered })

  // The feed changes in place; the list works on a copy.
  const rows = useMemo(() => feedView.feed.visible.slice(), [revision, feedView])
  const drawn = list.draw(rows, following)

  useLayoutEffect(() => {
    if (!scroller.current || !space.current || !holder.current) return
    list.place({ scroller: scroller.current, space: space.current, holder: holder.current })
    if (following) {
      feedView.see(rows.at(-1)?.n ?? 0)
    } else if (filtered !== place.current.filtered) {
      list.showAtTop(feedView.feed.indexFrom(place.current.top))
    } else {
      const view = list.inView()
      place.current.top = rows[view?.first ?? 0]?.n ?? 0
      feedView.see(rows[view?.last ?? -1]?.n ?? 0)
    }
    if (!following && filtered === place.current.filtered) {
      const view = list.inView()
      if (view && view.first < NEAR) void feedView.window.back()
      if (view && rows.length - view.last < NEAR) void feedView.window.on()
    }
    place.current.filtered = filtered
    // With too few rows to scroll, this is the only way back.
    const isShort = scroller.current.scrollHeight <= scroller.current.clientHeight
    if (!following && isShort && !feedView.feed.isBack) feedView.follow()
  })
  useEffect(() => () => list.close(), [list])

  const hold = () => {
    if (!feedView.following.value) return
    list.leaveEnd()
    feedView.following.value = false
  }
  // The direction decides. A slow scroll leaves the end by a pixel at a time and must not be pulled back; new rows
  // are no scroll.
  const onScroll = () => {
    if (!scroller.current) return
    const isUp = list.wentUp()
    const atEnd = fromEnd(scroller.current) <= (isUp ? 1 : AT_END)
    if (!atEnd && isUp) hold()
    // Rows that all fit are always at the end: requested earlier ones stay.
    const isShort = scroller.current.scrollHeight <= scroller.current.clientHeight + ABOVE
    if (!atEnd || isShort || feedView.feed.isApart) return
    // Reaching the last row by keyboard does not follow.
    if (document.activeElement?.parentElement !== holder.current) feedView.follow()
  }
  // The browser scrolls before the event: a row in between would undo it.
  useEffect(() => {
    const leaving = new AbortController()
    const onWheel = ({ deltaX, deltaY, ctrlKey }: WheelEvent) => {
      const isUp = deltaY < 0 && -deltaY > Math.abs(deltaX) && !ctrlKey
      if (isUp && scroller.current && scroller.current.scrollTop > 0) hold()
    }
    scroller.current?.addEventListener('wheel', onWheel, { passive: true, signal: leaving.signal })
    return () => leaving.abort()
  }, [list])
  // A smooth scroll through thousands of rows of unknown height never arrives, so these jump.
  const toEnd = () => feedView.follow()
  const toStart = () => {
    hold()
    list.showAtTop(0)
  }
  return { scroller, space, holder, drawn, onScroll, toStart, toEnd, hold }
}
