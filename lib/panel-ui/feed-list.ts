import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Rect,
  Virtualizer,
} from '@tanstack/virtual-core'
import { BACK_LIMIT } from '../feed/feed.ts'
import type { Row } from '../feed/row.ts'
import { leastHeight, type RowLook } from '../panel/look.ts'
import { estimateHeight } from './row-height.ts'

/** Rows drawn beyond the edges, so that a quick turn of the wheel does not meet a blank. */
const OVERSCAN = 6
/**
 * While following, the height of the list is brought up to date whenever this many rows came or went, or a quarter of
 * those there are: a hand gets no farther at first than the height allows.
 */
const HEIGHT_STEP = 256
/** What is told above the first row takes so much of the list, in CSS pixels; so do the styles. */
export const ABOVE = 32

/** The element that scrolls, what spans the height of all rows in it, and what holds the drawn ones. */
export interface ListElements {
  scroller: HTMLElement
  space: HTMLElement
  holder: HTMLElement
}

/**
 * Where the rows of the feed stand. Two ways:
 *
 * - Following, the last rows stand on the floor of the list and the list is at its end. Nothing is measured and nothing
 *   scrolled when rows come: the floor is where it was, other rows stand on it. A render costs the same whether ten
 *   rows came or a thousand.
 * - Paused, virtual-core finds the rows in view, and they stay where they are while others come and go.
 *
 * Drawn rows lie in normal flow, so one that is taller than thought never covers its neighbour.
 */
export class FeedList {
  #virtual: Virtualizer<HTMLElement, HTMLElement>
  #elements: ListElements | undefined
  #redraw: () => void
  #rows: readonly Row[] = []
  #keyOf = (index: number) => this.#rows[index]?.n ?? -1
  #following = true
  #first = 0
  #start = 0
  #view: Rect = { width: 0, height: 0 }
  /** The view and the height for which the list was last scrolled to its end; empty when it is not there. */
  #endedFor = ''
  /** Where the list was when it was last brought to its end, or asked whether it went up. */
  #scrolledTo = 0
  /** The height that was last added up, and of how many rows. */
  #height = { rows: 0, pixels: 0 }
  /**
   * How far the rows stand lower than their heights add up to: while following, the height is only roughly right, and
   * on pausing nothing may move under a hand that is scrolling. Made good when the hand rests.
   */
  #shift = 0
  /** Whether virtual-core was told of another place, where the list is yet to be scrolled to. */
  #isMoved = false
  #measuring = false

  readonly #look: RowLook

  /**
   * @param look the sizes of rows, for as long as this list lives
   * @param redraw asks for another render; `draw` and `place` follow
   */
  constructor(look: RowLook, redraw: () => void) {
    this.#look = look
    this.#redraw = redraw
    this.#virtual = new Virtualizer(this.#options('start'))
  }

  /** The rows to draw now, one after the other. `rows` must be another array whenever any row came or went. */
  draw(rows: readonly Row[], following: boolean): readonly Row[] {
    if (rows !== this.#rows) {
      this.#rows = rows
      // Another function tells virtual-core that other rows may stand behind the same indexes.
      this.#keyOf = index => rows[index]?.n ?? -1
    }
    this.#following = following
    if (following) {
      this.#first = this.#firstOfTail()
      return rows.slice(this.#first)
    }
    this.#virtual.setOptions(this.#options('end'))
    const items = this.#virtual.getVirtualItems()
    this.#first = items[0]?.index ?? 0
    this.#start = items[0]?.start ?? 0
    return rows.slice(this.#first, (items.at(-1)?.index ?? -1) + 1)
  }

  /** Puts what was drawn in its place. To be called after each render, before the browser paints. */
  place(elements: ListElements): void {
    this.#elements = elements
    if (this.#following) this.#placeOnFloor(elements)
    else this.#placeInView(elements)
  }

  /** Whether a hand has scrolled the list up since this was last asked. */
  wentUp(): boolean {
    const before = this.#scrolledTo
    this.#scrolledTo = this.#elements?.scroller.scrollTop ?? 0
    return this.#scrolledTo < before
  }

  /** The list is being scrolled away from its end: from here on nothing moves. Call before drawing it paused. */
  leaveEnd(): void {
    if (!this.#elements) return
    const { scroller, space } = this.#elements
    this.#endedFor = ''
    this.#shift = 0
    this.#virtual.setOptions(this.#options('start'))
    this.#virtual.scrollOffset = scroller.scrollTop
    this.#virtual.shouldAdjustScrollPositionOnItemSizeChange = () => false
    this.#measure()
    this.#virtual.shouldAdjustScrollPositionOnItemSizeChange = undefined
    this.#shift = space.offsetHeight - this.#virtual.getTotalSize()
    this.#virtual.setOptions(this.#options('end'))
    this.#virtual.getTotalSize()
  }

  /** Brings the row at `index` to the top. Not by a command of virtual-core's: that holds on to an index, not to a row. */
  showAtTop(index: number): void {
    this.#shift = 0
    this.#virtual.setOptions(this.#options('end'))
    const offset = this.#virtual.getOffsetForIndex(index, 'start')?.[0]
    if (offset === undefined) return
    this.#virtual.scrollOffset = offset
    this.#isMoved = true
    this.#redraw()
  }

  /** Indexes of the first and last row in view, while paused. */
  inView(): { first: number; last: number } | undefined {
    const { range } = this.#virtual
    return range ? { first: range.startIndex, last: range.endIndex } : undefined
  }

  /** Lets go of the elements. */
  close(): void {
    this.#virtual._didMount()()
  }

  #options(anchorTo: 'start' | 'end') {
    return {
      count: this.#rows.length,
      getItemKey: this.#keyOf,
      getScrollElement: () => this.#elements?.scroller ?? null,
      estimateSize: (index: number) => estimateHeight(this.#rows[index], this.#view.width, this.#look),
      measureElement: (element: HTMLElement) => element.getBoundingClientRect().height,
      paddingStart: ABOVE + this.#shift,
      overscan: OVERSCAN,
      // `end`: rows that go off the top do not move what is under the eye.
      anchorTo,
      scrollToFn: elementScroll,
      observeElementOffset: (list, tell) =>
        observeElementOffset(list, (offset, isScrolling) => {
          // At the end, our own scrolling there is no news.
          if (!this.#following) tell(offset, isScrolling)
        }),
      observeElementRect: (list, tell) =>
        observeElementRect(list, view => {
          this.#view = view
          tell(view)
          this.#redraw()
        }),
      onChange: list => this.#changed(list.isScrolling),
    } satisfies ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0]
  }

  #changed(isScrolling: boolean): void {
    if (this.#following || this.#measuring) return
    if (!isScrolling && this.#shift !== 0) this.#makeShiftGood()
    this.#redraw()
  }

  #makeShiftGood(): void {
    this.#virtual.scrollOffset = Math.max(0, (this.#virtual.scrollOffset ?? 0) - this.#shift)
    this.#shift = 0
    this.#isMoved = true
    this.#virtual.setOptions(this.#options('end'))
  }

  #placeOnFloor({ scroller, space, holder }: ListElements): void {
    if (this.#virtual.scrollElement !== scroller) this.#virtual._willUpdate()
    const allDrawn = this.#first === 0
    const height = allDrawn ? '' : `${this.#roughHeight()}px`
    const endedFor = `${height} ${this.#view.width} ${this.#view.height}`
    if (!allDrawn && endedFor === this.#endedFor) return
    this.#endedFor = endedFor
    this.#virtual.cancelScroll()
    stand(holder, allDrawn ? 'flow' : 'floor', '')
    space.style.height = height
    // Even to set it to where it is would take back what a hand has just begun to scroll.
    if (fromEnd(scroller) > 1) scroller.scrollTop = scroller.scrollHeight
    this.#scrolledTo = scroller.scrollTop
  }

  #placeInView({ scroller, space, holder }: ListElements): void {
    stand(holder, 'offset', `translateY(${this.#start}px)`)
    space.style.height = `${this.#virtual.getTotalSize()}px`
    if (this.#isMoved) scroller.scrollTop = this.#virtual.scrollOffset ?? 0
    this.#isMoved = false
    this.#virtual._willUpdate()
    if (this.#measure()) this.#redraw()
    this.#forgetOldHeights()
  }

  /** Measures drawn rows that were not there before. Returns whether any was of another height than thought. */
  #measure(): boolean {
    const list = this.#virtual
    const before = list.getTotalSize()
    let index = this.#first
    this.#measuring = true
    for (const child of this.#elements?.holder.children ?? []) {
      if (!(child instanceof HTMLElement)) continue
      child.dataset.index = String(index)
      if (list.elementsCache.get(this.#keyOf(index)) !== child) list.measureElement(child)
      index++
    }
    // Lets go of rows that are no longer there.
    list.measureElement(null)
    this.#measuring = false
    return list.getTotalSize() !== before
  }

  /** Index of the first of the last rows that together fill the view, and some more. */
  #firstOfTail(): number {
    const view = this.#view.height || window.innerHeight
    return Math.max(0, this.#rows.length - Math.ceil(view / leastHeight(this.#look)) - OVERSCAN)
  }

  #roughHeight(): number {
    const { length } = this.#rows
    if (Math.abs(length - this.#height.rows) >= Math.min(HEIGHT_STEP, this.#height.rows / 4)) {
      this.#shift = 0
      this.#virtual.setOptions(this.#options('start'))
      this.#height = { rows: length, pixels: this.#virtual.getTotalSize() }
    }
    return this.#height.pixels
  }

  /** virtual-core keeps the height of every row it ever measured. */
  #forgetOldHeights(): void {
    const heights = this.#virtual.itemSizeCache
    if (heights.size < 2 * BACK_LIMIT) return
    const [oldest, newest] = [this.#rows[0]?.n ?? 0, this.#rows.at(-1)?.n ?? 0]
    for (const key of heights.keys()) if (Number(key) < oldest || Number(key) > newest) heights.delete(key)
  }
}

/** How far a list is from its end, in CSS pixels; up to 1 by rounding where it is there. */
export function fromEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number {
  return scrollHeight - clientHeight - scrollTop
}

function stand(holder: HTMLElement, standing: 'flow' | 'floor' | 'offset', transform: string): void {
  holder.dataset.standing = standing
  holder.style.transform = transform
}
