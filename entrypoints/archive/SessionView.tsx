import { ArrowLeft } from 'lucide'
import type { Overview } from '../../lib/archive/messages.ts'
import { formatDate, formatWhole } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { showable } from '../../lib/model/showable.ts'
import { TALK_TYPES } from '../../lib/model/talk.ts'
import { eventsIn } from '../../lib/store/digest.ts'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { Skeleton } from '../../lib/ui/parts/Skeleton.tsx'
import { Boards } from './Boards.tsx'
import { useHistory } from './context.ts'
import { BrokenSession, DamageLine } from './Damage.tsx'
import { Events } from './Events.tsx'
import { ExportButton } from './ExportDialog.tsx'
import { Finder } from './Finder.tsx'
import { RecapButton } from './RecapButton.tsx'
import { RecordingButton } from './RecordingButton.tsx'
import { ReplayButton } from './ReplayButton.tsx'
import { EraseSession, PinButton } from './SessionTable.tsx'
import { TimelineChart } from './TimelineChart.tsx'
import { sessionLength, sessionName } from './words.ts'

/** One session: numbers, timeline, top lists, events. */
export function SessionView() {
  const { state } = useHistory()
  const { value: open } = state.open
  return (
    <>
      <header class="page-head">
        <a class="icon-button" href="#all" aria-label={i18n.t('history.back')} title={i18n.t('history.back')}>
          <Icon node={ArrowLeft} />
        </a>
        {open && <Title open={open} />}
      </header>
      <DamageLine />
      {!open && (state.broken.value ? <BrokenSession /> : <Opening />)}
      {open && (
        <main class="session">
          <div class="session-main">
            <Numbers open={open} />
            <TimelineChart open={open} />
            <Boards open={open} />
          </div>
          <aside class="session-events">
            <Finder label={i18n.t('history.searchOne')} />
            <Events />
          </aside>
        </main>
      )}
    </>
  )
}

function Opening() {
  return (
    <main class="page-body" aria-busy="true">
      <Skeleton lines={12} />
    </main>
  )
}

function Title({ open: { session } }: { open: Overview }) {
  return (
    <>
      <h1>
        <bdi>{showable(sessionName(session), 80)}</bdi>
        <small>
          {session.title && <bdi>{showable(session.anchor, 40)}</bdi>}
          <span>{formatDate(session.firstAt)}</span>
          <span>{sessionLength(session)}</span>
          {session.origin !== 'live' && <span class="origin">{i18n.t(`history.${session.origin}`)}</span>}
        </small>
      </h1>
      <RecapButton session={session.id} />
      <ReplayButton session={session} />
      <RecordingButton session={session} />
      <ExportButton />
      <PinButton session={session} />
      <EraseSession session={session} />
    </>
  )
}

/** The session's totals; a click shows what was counted. */
function Numbers({ open: { session, gaps } }: { open: Overview }) {
  const { totals } = session
  const { types } = totals
  const talk = TALK_TYPES.reduce((sum, type) => sum + (types[type] ?? 0), 0)
  const missing = gaps.reduce((sum, { from, to }) => sum + to - from, 0)
  return (
    <dl class="numbers">
      <Figure name={i18n.t('history.messages')} value={eventsIn(totals)} query="" />
      <Figure name={i18n.t('history.chats')} value={talk} query={`type:${TALK_TYPES.join()}`} />
      <Figure name={i18n.t('history.people')} value={totals.people} query="type:enter" />
      <Figure name={i18n.t('history.gifts')} value={totals.gifts} query="type:gift" />
      <Figure name={i18n.t('history.diamonds')} value={totals.diamonds} query="type:gift" money />
      <Figure name={i18n.t('history.follows')} value={types.follow ?? 0} query="type:follow" />
      {gaps.length > 0 && (
        <div class="figure gap-figure" title={gaps.map(gapWords).slice(0, 20).join('\n')}>
          <dt>{i18n.t('history.gaps')}</dt>
          <dd>
            {formatWhole(gaps.length)}
            <small>{i18n.t('history.gapSeconds', [formatWhole(Math.round(missing / 1000))])}</small>
          </dd>
        </div>
      )}
    </dl>
  )
}

function gapWords({ kind, from, count }: Overview['gaps'][number]): string {
  return `${formatDate(from)} ${i18n.t(`history.gap.${kind}`, [formatWhole(count)])}`
}

interface FigureProps {
  name: string
  value: number
  query: string
  money?: boolean
}

function Figure({ name, value, query, money = false }: FigureProps) {
  const { state } = useHistory()
  return (
    <div class={money ? 'figure money' : 'figure'}>
      <dt>{name}</dt>
      <dd>
        <button
          type="button"
          aria-label={`${name} ${formatWhole(value)}`}
          disabled={value === 0}
          onClick={() => void state.search(query)}
        >
          {formatWhole(value)}
        </button>
      </dd>
    </div>
  )
}
