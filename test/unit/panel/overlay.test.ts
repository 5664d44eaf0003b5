import { describe, expect, test } from 'vitest'
import { Feed } from '../../../lib/feed/feed.ts'
import { asOverlay, OverlayLines } from '../../../lib/panel/overlay.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { chat, gift } from '../room/events.ts'

function feedOf(...received: number[]) {
  const feed = new Feed(asOverlay(DEFAULTS).show)
  feed.append(
    received.map((receivedAt, at) => ({ n: at + 1, event: { ...chat(`第${at + 1}条`), receivedAt } })),
  )
  return feed
}
const shown = (rows: { n: number }[]) => rows.map(({ n }) => n)

describe('what an overlay shows', () => {
  test('nothing from before it was opened', () => {
    const lines = new OverlayLines(100)
    expect(shown(lines.current(feedOf(50, 99, 100, 150).visible, 200, 9, 0))).toEqual([3, 4])
  })
  test('the latest, no more than fit', () => {
    expect(shown(new OverlayLines(0).current(feedOf(1, 2, 3, 4).visible, 200, 2, 0))).toEqual([3, 4])
  })
  test('each for its time, and then not again', () => {
    const lines = new OverlayLines(0)
    const feed = feedOf(1)
    expect(shown(lines.current(feed.visible, 1_000, 9, 500))).toEqual([1])
    expect(shown(lines.current(feed.visible, 1_499, 9, 500))).toEqual([1])
    expect(shown(lines.current(feed.visible, 1_500, 9, 500))).toEqual([])
    expect(shown(lines.current(feed.visible, 9_000, 9, 500))).toEqual([])
  })
  test('a combo that counts on stands again', () => {
    const lines = new OverlayLines(0)
    const feed = new Feed(asOverlay(DEFAULTS).show)
    feed.append([{ n: 1, event: gift(1) }])
    lines.current(feed.visible, 1_000, 9, 500)
    feed.append([{ n: 2, event: gift(5), into: 1 }])
    expect(shown(lines.current(feed.visible, 1_800, 9, 500))).toEqual([1])
  })
})
