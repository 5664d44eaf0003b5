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

/** Rows beyond the edges: fast scrolling shows no blank. */
const OVERSCAN = 6
/**
 * While following, the height changes only by this many rows, or a quarter of them: a first scroll goes no farther
 * than the height.
 */
const HEIGHT_STEP = 256
/** Line above the first row, CSS pixels, as in the styles. */
export const ABOVE = 32

/** `space`: height of all rows; `holder`: drawn rows. */
export interface ListElements {
  scroller: HTMLElement
  space: HTMLElement
  holder: HTMLElement
}

/**
 * Places the feed's rows:
 * - Following: the last rows at the bottom. Nothing is measured or scrolled, so ten new rows cost as much as a
 * thousand.
 * - Paused: virtual-core finds the rows in view, which stay in place.
 * Drawn rows are in normal flow: one higher than estimated never covers the next.
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
  /** View size and list height at the last scroll to the end, if there. */
  #endedFor = ''
  /** Scroll position at the last scroll to the end, or call of `wentUp`. */
  #scrolledTo = 0
  /** Last computed. */
  #height = { rows: 0, pixels: 0 }
  /**
   * How far rows are below the sum of their heights: the height is approximate while following, and pausing must move
   * nothing. Corrected when scrolling stops.
   */
  #shift = 0
  /** virtual-core has a new position for the list. */
  #isMoved = false
  #measuring = false

  readonly #look: RowLook

  /**
   * @param look row sizes, for life
   * @param redraw asks for a render; `draw` and `place` follow
   */
  constructor(look: RowLook, redraw: () => void) {
    this.#look = look
    this.#redraw = redraw
    this.#virtual = new Virtualizer(this.#options('start'))
  }

  /** `rows` must be a new array whenever a row came or went. */
  draw(rows: readonly Row[], following: boolean): readonly Row[] {
    if (rows !== this.#rows) {
      this.#rows = rows
      // A new function tells virtual-core of changed rows.
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

  /** Call after each render, before the browser paints. */
  place(elements: ListElements): void {
    this.#elements = elements
    if (this.#following) this.#placeOnFloor(elements)
    else this.#placeInView(elements)
  }

  /** Whether it was scrolled up since the last call. */
  wentUp(): boolean {
    const before = this.#scrolledTo
    this.#scrolledTo = this.#elements?.scroller.scrollTop ?? 0
    return this.#scrolledTo < before
  }

  /** From here on nothing moves. Call before drawing it paused. */
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

  /** virtual-core's own command keeps to an index, not a row. */
  showAtTop(index: number): void {
    this.#shift = 0
    this.#virtual.setOptions(this.#options('end'))
    const offset = this.#virtual.getOffsetForIndex(index, 'start')?.[0]
    if (offset === undefined) return
    this.#virtual.scrollOffset = offset
    this.#isMoved = true
    this.#redraw()
  }

  inView(): { first: number; last: number } | undefined {
    const { range } = this.#virtual
    return range ? { first: range.startIndex, last: range.endIndex } : undefined
  }

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
      // `end`: rows dropped at the top do not move the visible ones.
      anchorTo,
      scrollToFn: elementScroll,
      observeElementOffset: (list, tell) =>
        observeElementOffset(list, (offset, isScrolling) => {
          // At the end, report only our own scrolling.
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
    // Setting even the same value cancels a scroll that just began.
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

  /** Returns whether a new row differed from its estimate. */
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
    list.measureElement(null)
    this.#measuring = false
    return list.getTotalSize() !== before
  }

  /** Of the last rows, filling the view and more. */
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

  /** virtual-core keeps all heights ever measured. */
  #forgetOldHeights(): void {
    const heights = this.#virtual.itemSizeCache
    if (heights.size < 2 * BACK_LIMIT) return
    const [oldest, newest] = [this.#rows[0]?.n ?? 0, this.#rows.at(-1)?.n ?? 0]
    for (const key of heights.keys()) if (Number(key) < oldest || Number(key) > newest) heights.delete(key)
  }
}

/** CSS pixels; rounding may leave up to 1. */
export function fromEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number {
  return scrollHeight - clientHeight - scrollTop
}

function stand(holder: HTMLElement, standing: 'flow' | 'floor' | 'offset', transform: string): void {
  holder.dataset.standing = standing
  holder.style.transform = transform
}
