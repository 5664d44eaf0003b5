import { i18n } from '../../i18n/i18n.ts'
import type { RankEvent, RankPlace } from '../../model/events.ts'
import { showable, showableName } from '../../model/showable.ts'

const PLACES = 10

/** The room's rank, or a list of ranks. */
export function RankWords({ event: { text, entries } }: { event: RankEvent }) {
  return (
    <p class="words quiet">
      {showable(text, 200)}
      {entries.slice(0, PLACES).map((place, index) => (
        <Place key={index} place={place} />
      ))}
    </p>
  )
}

function Place({ place: { rank, user, score } }: { place: RankPlace }) {
  return (
    <span class="place">
      <b>{rank}</b> <bdi class="name">{showableName(user.nickname, i18n.t('row.nameless'))}</bdi>{' '}
      {score && showable(score, 20)}
    </span>
  )
}
