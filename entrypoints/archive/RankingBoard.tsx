import { useEffect, useState } from 'preact/hooks'
import type { Ranked } from '../../lib/archive/rankings/ranking.ts'
import { RANKINGS, type RankingName } from '../../lib/archive/rankings/table.ts'
import type { Progress } from '../../lib/archive/work.ts'
import { formatNumber } from '../../lib/i18n/format.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { type Fault, faultOf } from '../../lib/model/fault.ts'
import { showable } from '../../lib/model/showable.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Skeleton } from '../../lib/ui/parts/Skeleton.tsx'
import { useHistory } from './context.ts'
import { ProgressBar } from './ProgressBar.tsx'

/** What is counted in the selected part; it improves while it is read. */
export function RankingBoard({ name }: { name: RankingName }) {
  const { ranked, progress, fault, cancel } = useRanking(name)
  const Ranking = RANKINGS[name].look === 'cloud' ? Cloud : List
  return (
    <>
      {progress && <ProgressBar {...progress} onCancel={cancel} />}
      {fault && <FaultLine fault={fault} />}
      {ranked.length === 0 && progress && <Skeleton lines={5} />}
      {ranked.length === 0 && !progress && !fault && (
        <p class="nothing-found">{i18n.t(`history.nothing.${name}`)}</p>
      )}
      <Ranking ranked={ranked} />
    </>
  )
}

function useRanking(ranking: RankingName) {
  const { state, ask } = useHistory()
  const session = state.openId.value
  const range = state.range.value
  const [ranked, setRanked] = useState<Ranked[]>([])
  const [progress, setProgress] = useState<Progress | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const [cancel, setCancel] = useState(() => () => {})
  useEffect(() => {
    const control = new AbortController()
    setCancel(() => () => {
      control.abort()
      setProgress(null)
    })
    setProgress({ done: 0, all: 1 })
    setFault(null)
    ask(
      'rank',
      { ranking, sessions: [session], query: '', ...range },
      {
        signal: control.signal,
        onPart: part => {
          setRanked(part.ranked)
          setProgress(part)
        },
      },
    ).then(
      result => {
        setRanked(result.ranked)
        setProgress(null)
      },
      reason => {
        if (control.signal.aborted) return
        setFault(faultOf(reason))
        setProgress(null)
      },
    )
    return () => control.abort()
  }, [ask, ranking, session, range])
  return { ranked, progress, fault, cancel }
}

/** The most frequent first. */
function List({ ranked }: { ranked: readonly Ranked[] }) {
  const { state } = useHistory()
  return (
    <ol class="ranking">
      {ranked.map(({ text, count, query }) => (
        <li key={text}>
          <button type="button" class="person" onClick={() => void state.search(query)}>
            <bdi>{showable(text, 80)}</bdi>
          </button>
          <b>{times(count)}</b>
        </li>
      ))}
    </ol>
  )
}

/** Sized by frequency. */
function Cloud({ ranked }: { ranked: readonly Ranked[] }) {
  const { state } = useHistory()
  const most = ranked[0]?.count ?? 1
  return (
    <ul class="cloud">
      {ranked.map(({ text, count, query }) => (
        <li key={text}>
          <button
            type="button"
            style={{ fontSize: `${12 + 16 * Math.sqrt(count / most)}px` }}
            aria-label={`${text} ${times(count)}`}
            title={times(count)}
            onClick={() => void state.search(query)}
          >
            {showable(text, 20)}
          </button>
        </li>
      ))}
    </ul>
  )
}

function times(count: number): string {
  return i18n.t('history.times', count, [formatNumber(count)])
}
