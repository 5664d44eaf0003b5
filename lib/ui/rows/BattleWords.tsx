import { formatScore } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { phraseLang } from '../../i18n/kinds.ts'
import { PHRASE_TEXTS } from '../../i18n/phrase-texts.ts'
import type { PhraseTexts } from '../../i18n/phrase-texts-zh.ts'
import { phrase } from '../../i18n/phrases.ts'
import type { BattleEvent, BattleSide } from '../../model/events.ts'
import { showable, showableName } from '../../model/showable.ts'
import { ActionWords } from './ActionWords.tsx'

/** A PK or match with both sides, scores and result; joining and leaving as a grey line. */
export function BattleWords({ event }: { event: BattleEvent }) {
  const { action, sides, text } = event
  const texts = PHRASE_TEXTS[phraseLang()]
  const [left, right] = sides
  const isPlay = action === 'start' || action === 'score' || action === 'end'
  if (!isPlay || !left || !right || sides.length > 2) {
    return <ActionWords event={event} words={showable(phrase(event, phraseLang()))} />
  }
  return (
    <div class="words battle">
      <p class="quiet">
        {texts.battle[action]}
        {text && ` · ${showable(text, 120)}`}
      </p>
      <p class="duel">
        <Side side={left} place={1} texts={texts} />
        <span class="versus">{left.score === undefined ? texts.versus : ':'}</span>
        <Side side={right} place={2} texts={texts} />
      </p>
      <Balance left={left} right={right} />
      <Supporters sides={sides} />
    </div>
  )
}

function Side({ side, place, texts }: { side: BattleSide; place: number; texts: PhraseTexts }) {
  const { nickname, score, result } = side
  return (
    <span class={`side ${result ?? ''}`}>
      <bdi class="name">{showableName(nickname ?? texts.side(place), i18n.t('row.nameless'))}</bdi>{' '}
      {score !== undefined && <b class="score">{formatScore(score)}</b>}{' '}
      {result && <span class="result">{texts.result[result]}</span>}
    </span>
  )
}

function Balance({ left, right }: { left: BattleSide; right: BattleSide }) {
  const mine = Number(left.score)
  const all = mine + Number(right.score)
  if (!(all > 0)) return null
  return (
    <span class="balance" aria-hidden="true">
      <span style={{ width: `${(100 * mine) / all}%` }} />
    </span>
  )
}

function Supporters({ sides }: { sides: readonly BattleSide[] }) {
  const first = sides.flatMap(({ top }) => top?.find(({ nickname }) => nickname !== '') ?? [])
  if (first.length === 0) return null
  const names = first.map(({ nickname, score }) => `${showable(nickname, 20)} ${formatScore(score)}`)
  return <p class="quiet">{i18n.t('row.supporters', [names.join(' · ')])}</p>
}
