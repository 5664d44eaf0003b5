import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Talked } from '../../lib/archive/messages.ts'
import type { Progress } from '../../lib/archive/work.ts'
import { quoted } from '../../lib/filter/print.ts'
import { formatNumber } from '../../lib/i18n/format.ts'
import { type Fault, faultOf } from '../../lib/model/fault.ts'
import { showable } from '../../lib/model/showable.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Skeleton } from '../../lib/ui/parts/Skeleton.tsx'
import { useHistory } from './context.ts'
import { ProgressBar } from './ProgressBar.tsx'

interface Talking {
  talked: Talked
  progress: Progress | null
  fault: Fault | null
  cancel: () => void
}

/** Words and questions of the selected part; they improve while it is read. */
function useTalk(): Talking {
  const { state, ask } = useHistory()
  const session = state.openId.value
  const range = state.range.value
  const [talked, setTalked] = useState<Talked>({ words: [], asked: [] })
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
      'talk',
      { sessions: [session], query: '', ...range },
      {
        signal: control.signal,
        onPart: part => {
          setTalked(part)
          setProgress(part)
        },
      },
    ).then(
      result => {
        setTalked(result)
        setProgress(null)
      },
      reason => {
        if (control.signal.aborted) return
        setFault(faultOf(reason))
        setProgress(null)
      },
    )
    return () => control.abort()
  }, [ask, session, range])
  return { talked, progress, fault, cancel }
}

/** The questions asked most. */
export function AskedBoard() {
  const { state } = useHistory()
  const { talked, progress, fault, cancel } = useTalk()
  return (
    <>
      {progress && <ProgressBar {...progress} onCancel={cancel} />}
      {fault && <FaultLine fault={fault} />}
      {talked.asked.length === 0 && progress && <Skeleton lines={5} />}
      {talked.asked.length === 0 && !progress && !fault && (
        <p class="nothing-found">{i18n.t('history.nothingAsked')}</p>
      )}
      <ol class="ranking">
        {talked.asked.map(({ text, count, words }) => (
          <li key={text}>
            <button
              type="button"
              class="person"
              onClick={() => void state.search(`type:chat,superchat text:${quoted(words)}`)}
            >
              <bdi>{showable(text, 80)}</bdi>
            </button>
            <b>{i18n.t('history.times', count, [formatNumber(count)])}</b>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Words, sized by frequency. */
export function WordBoard() {
  const { state } = useHistory()
  const { talked, progress, fault, cancel } = useTalk()
  const most = talked.words[0]?.count ?? 1
  return (
    <>
      {progress && <ProgressBar {...progress} onCancel={cancel} />}
      {fault && <FaultLine fault={fault} />}
      {talked.words.length === 0 && progress && <Skeleton lines={5} />}
      {talked.words.length === 0 && !progress && !fault && (
        <p class="nothing-found">{i18n.t('history.noWords')}</p>
      )}
      <ul class="cloud">
        {talked.words.map(({ word, count }) => (
          <li key={word}>
            <button
              type="button"
              style={{ fontSize: `${12 + 16 * Math.sqrt(count / most)}px` }}
              aria-label={`${word} ${i18n.t('history.times', count, [formatNumber(count)])}`}
              title={i18n.t('history.times', count, [formatNumber(count)])}
              onClick={() => void state.search(`type:chat,superchat text:${quoted(word)}`)}
            >
              {showable(word, 20)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
