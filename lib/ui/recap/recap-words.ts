import type { Figures, Recap } from '../../archive/recap.ts'
import { formatDate, formatDuration, formatNumber, formatWhole } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { ownOf } from '../../model/json.ts'
import { showable, showableName } from '../../model/showable.ts'
import type { Thanks } from '../../tally/thanked.ts'

/** A recap in words, for the card and its picture. */
export interface RecapWords {
  title: string
  subtitle: string
  figures: { name: string; value: string; change: string }[]
  sections: { title: string; lines: { left: string; right: string; marked: boolean }[]; none: string }[]
  words: string[]
}

const NAME_LIMIT = 30
const TEXT_LIMIT = 60
const LISTED = 8

/** A recap in the current language. @param thanks for how many gifts each giver was thanked */
export function recapWords(recap: Recap, thanks: Thanks): RecapWords {
  const { session, figures, before, givers, asks, newcomers, words } = recap
  const name = showable(session.title || session.anchor || session.webRid, TEXT_LIMIT)
  const figure = (label: string, of: keyof Figures, show: (value: number) => string) => ({
    name: label,
    value: show(figures[of]),
    change: before ? changeOf(figures[of], before[of]) : '',
  })
  return {
    title: name || i18n.t('head.untitled'),
    subtitle: [
      formatDate(session.firstAt),
      before
        ? i18n.t('recap.compared', before.sessions, [formatNumber(before.sessions)])
        : i18n.t('recap.first'),
    ].join(' · '),
    figures: [
      figure(i18n.t('history.length'), 'length', formatDuration),
      figure(i18n.t('history.people'), 'people', formatWhole),
      figure(i18n.t('history.messages'), 'messages', formatWhole),
      figure(i18n.t('history.chats'), 'chats', formatWhole),
      figure(i18n.t('history.diamonds'), 'diamonds', formatWhole),
      { name: i18n.t('history.board.newcomers'), value: formatWhole(newcomers), change: '' },
    ],
    sections: [
      {
        title: i18n.t('history.board.givers'),
        lines: givers.slice(0, LISTED).map(giver => {
          const isThanked = ownOf(thanks, giver.person) === giver.gifts
          const worth = i18n.t('row.diamonds', giver.diamonds, [formatNumber(giver.diamonds)])
          return {
            left: showableName(giver.nickname, i18n.t('row.nameless')).slice(0, NAME_LIMIT),
            right: isThanked ? worth : `${worth} · ${i18n.t('gifts.unthanked')}`,
            marked: !isThanked,
          }
        }),
        none: i18n.t('history.noGifts'),
      },
      {
        title: i18n.t('recap.asks'),
        lines: asks.slice(0, LISTED).map(({ text, count }) => ({
          left: showable(text, TEXT_LIMIT),
          right: i18n.t('history.times', count, [formatNumber(count)]),
          marked: false,
        })),
        none: i18n.t('recap.noAsks'),
      },
    ],
    words: words.map(({ text }) => showable(text, NAME_LIMIT)),
  }
}

/** A difference as `+12 %`; empty where there is nothing to compare with. */
export function changeOf(now: number, before: number): string {
  if (before <= 0) return ''
  const percent = Math.round(((now - before) / before) * 100)
  return percent === 0 ? '±0%' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`
}
