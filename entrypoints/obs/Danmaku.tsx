import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { showable } from '../../lib/model/showable.ts'
import { type LaneSizes, Lanes } from '../../lib/obs-page/lanes.ts'
import type { ObsPage } from '../../lib/obs-page/page.ts'
import type { PageRow } from '../../lib/obs-page/rows.ts'
import { EmojiText } from '../../lib/ui/rows/EmojiText.tsx'
import { Picture } from '../../lib/ui/rows/Picture.tsx'
import { RowWords } from '../../lib/ui/rows/RowWords.tsx'
import { Segments } from '../../lib/ui/rows/Segments.tsx'
import type { StyleProps } from './style.ts'

/** Height of a lane, in text sizes. */
const LANE = 1.6
/** For how long a line stands where nothing moves, in ms. */
const STANDS = 4000

/** Lines that cross the picture from right to left, in lanes. */
export function Danmaku({ page, moves }: StyleProps) {
  const [lanes] = useState(() => new Lanes())
  const [lines, setLines] = useState<readonly PageRow[]>([])
  const { nextLine } = page
  // The next line is drawn out of sight, measured, and sent off once a lane is free.
  const shown = nextLine && !lines.includes(nextLine) ? [...lines, nextLine] : lines
  return (
    <main class="danmaku">
      {shown.map(row => (
        <Line
          key={row.key}
          row={row}
          page={page}
          lanes={lanes}
          moves={moves}
          onStart={() => setLines(now => [...now, row])}
          onEnd={() => setLines(now => now.filter(one => one !== row))}
        />
      ))}
    </main>
  )
}

interface LineProps {
  row: PageRow
  page: ObsPage
  lanes: Lanes
  moves: boolean
  onStart: () => void
  onEnd: () => void
}

function Line({ row, page, lanes, moves, onStart, onEnd }: LineProps) {
  const element = useRef<HTMLDivElement>(null)
  const running = useRef<Animation | undefined>(undefined)
  useLayoutEffect(() => {
    const line = element.current
    if (!line || running.current || page.nextLine !== row) return
    const sizes = sizesOf(page)
    const { width } = line.getBoundingClientRect()
    const lane = lanes.take(width, performance.now(), sizes, moves ? undefined : STANDS)
    if (lane === undefined) return
    page.leave()
    line.style.top = `${lane * sizes.lineHeight}px`
    running.current = start(line, width, sizes, moves)
    running.current.finished.then(onEnd, () => undefined)
    onStart()
  })
  useEffect(() => () => running.current?.cancel(), [])
  return (
    <div ref={element} class="flying" data-event-id={row.event.id} data-event-type={row.event.type}>
      {!row.recalled && <LineWords row={row} />}
    </div>
  )
}

function sizesOf({ choices: { size, area, speed } }: ObsPage): LaneSizes {
  const lineHeight = size * LANE
  const lanes = Math.max(1, Math.floor((innerHeight * area) / 100 / lineHeight))
  return { width: innerWidth, lineHeight, lanes, crossing: speed * 1000 }
}

function start(line: HTMLElement, width: number, sizes: LaneSizes, moves: boolean): Animation {
  if (!moves) {
    line.style.left = '4%'
    return line.animate([{ opacity: 1 }, { opacity: 1 }], STANDS)
  }
  const from = { transform: `translateX(${sizes.width}px)` }
  const to = { transform: `translateX(${-width}px)` }
  return line.animate([from, to], ((sizes.width + width) / sizes.width) * sizes.crossing)
}

/** Words without their sender, as danmaku are; what somebody does keeps its person. */
function LineWords({ row: { event, count, diamonds } }: { row: PageRow }) {
  switch (event.type) {
    case 'chat':
    case 'superchat':
      return event.segments.length > 0 ? (
        <Segments segments={event.segments} people="mentioned" />
      ) : (
        <EmojiText text={showable(event.text)} />
      )
    case 'emoji':
      return <Picture kind="sticker" url={event.imageUrl} name={showable(event.text, 40)} />
    default:
      return <RowWords event={event} count={count} diamonds={diamonds} />
  }
}
