import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { ObsPage } from '../../lib/obs-page/page.ts'
import type { ObsStyle } from '../../lib/settings/schema/obs-page.ts'
import { ChatList } from './ChatList.tsx'
import { Danmaku } from './Danmaku.tsx'
import { GiftAlerts } from './GiftAlerts.tsx'
import { Question } from './Question.tsx'
import { SingleMessage } from './SingleMessage.tsx'
import type { StyleProps } from './style.ts'

/** How often what expires is looked for, in ms. */
const TICK = 100

const STYLES: Readonly<Record<ObsStyle, (props: StyleProps) => JSX.Element | null>> = {
  chat: ChatList,
  single: SingleMessage,
  gifts: GiftAlerts,
  question: Question,
  danmaku: Danmaku,
}

/** The whole page in its chosen style. */
export function Stage({ page }: { page: ObsPage }) {
  const { choices } = page
  const now = useNow(page)
  const moves = useMoves(choices.motion)
  const Style = STYLES[choices.style]
  return (
    <div
      class="stage"
      data-style={choices.style}
      data-align={choices.align}
      data-avatar={choices.avatar}
      data-badges={choices.badges}
      data-moves={moves}
      style={{
        '--size': `${choices.size}px`,
        '--words': choices.text,
        '--who': choices.name,
        '--edge': choices.edge,
        '--shade': shade(choices.edge, choices.shade),
      }}
    >
      <Style page={page} moves={moves} now={now} />
      {page.isReplay && <p class="replay">{i18n.t('replay.name')}</p>}
    </div>
  )
}

/** Draws again with each message, and while something may expire. */
function useNow(page: ObsPage): number {
  const [now, setNow] = useState(performance.now())
  useEffect(() => {
    let frame = 0
    const draw = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setNow(performance.now()))
    }
    const stop = page.revision.subscribe(draw)
    const timer = setInterval(draw, TICK)
    return () => {
      stop()
      clearInterval(timer)
      cancelAnimationFrame(frame)
    }
  }, [page])
  return now
}

function useMoves(motion: 'auto' | 'full' | 'none'): boolean {
  const [reduced, setReduced] = useState(query().matches)
  useEffect(() => {
    const list = query()
    const change = () => setReduced(list.matches)
    list.addEventListener('change', change)
    return () => list.removeEventListener('change', change)
  }, [])
  return motion === 'auto' ? !reduced : motion === 'full'
}

const query = () => matchMedia('(prefers-reduced-motion: reduce)')

function shade(colour: string, percent: number): string {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
  return `rgba(${red}, ${green}, ${blue}, ${percent / 100})`
}
