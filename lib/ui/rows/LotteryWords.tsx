import { formatClock, formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { phraseLang } from '../../i18n/kinds.ts'
import { PHRASE_TEXTS } from '../../i18n/phrase-texts.ts'
import { phrase } from '../../i18n/phrases.ts'
import type { LotteryEvent } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'
import { ActionWords } from './ActionWords.tsx'
import { Person } from './Person.tsx'

/** A red packet or lucky bag: content, winners, conditions; its result as a grey line. */
export function LotteryWords({ event }: { event: LotteryEvent }) {
  const { kind, action, user, text, prize, diamonds } = event
  const texts = PHRASE_TEXTS[phraseLang()]
  if (action !== 'open') return <ActionWords event={event} words={showable(phrase(event, phraseLang()))} />
  const terms = termsOf(event)
  return (
    <>
      <div class="words">
        <p>
          {user && <Person user={user} />} {texts.lottery[kind].open} {prize && <b>{showable(prize, 60)}</b>}{' '}
          {text && <bdi class="text">{showable(text, 120)}</bdi>}
        </p>
        {terms.length > 0 && <p class="quiet">{terms.join(' · ')}</p>}
      </div>
      {diamonds !== undefined && (
        <span class="value">{i18n.t('row.diamonds', diamonds, [formatNumber(diamonds)])}</span>
      )}
    </>
  )
}

function termsOf({ winners, conditions = [], drawAt }: LotteryEvent): string[] {
  const texts = PHRASE_TEXTS[phraseLang()]
  const terms = conditions.map(condition => showable(texts.condition(condition), 80))
  if (winners !== undefined) terms.unshift(texts.chances(winners))
  if (drawAt !== undefined) terms.push(i18n.t('row.drawAt', [formatClock(drawAt)]))
  return terms
}
