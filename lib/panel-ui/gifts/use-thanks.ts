import { useEffect, useState } from 'preact/hooks'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { User } from '../../model/events.ts'
import { ownOf } from '../../model/json.ts'
import { personToKey } from '../../model/people.ts'
import { settingsOf } from '../../settings/change/person.ts'
import type { Giver } from '../../tally/gift-tally.ts'
import type { Thanks } from '../../tally/thanked.ts'
import { loadThanks, storeThanks, watchThanks } from '../../tally/thanks.ts'
import { unthankedGifts } from '../../tally/unthanked.ts'
import { nameOf } from '../../ui/rows/name.ts'
import { usePanel } from '../context.tsx'
import { useTally } from '../use-tally.ts'

export interface GiverThanks {
  isThanked: (giver: Giver) => boolean
  /** Ticks a giver, or removes the tick. */
  tick: (giver: Giver, thanked: boolean) => void
  /** Thanks givers aloud for what they gave since they were thanked, and ticks them. */
  thankAloud: (givers: readonly Giver[]) => void
  /** Whether a giver is thanked with all others: those never read and the hidden are not. */
  isAddressed: (giver: Giver) => boolean
}

/** A giver of the shown room, with what they gave before the panel was opened. */
export function useGiver(user: User): Giver | undefined {
  return useTally().gifts.givers.get(personToKey(user))
}

/** Who of the shown room is thanked, and what changes it. */
export function useThanks(): GiverThanks {
  const { shown, settings, sheets, send } = usePanel()
  const roomId = shown.room.value?.roomId ?? ''
  const { people } = settings.current.value
  const [thanks, setThanks] = useState<Thanks>({})
  useEffect(() => {
    const leaving = new AbortController()
    const load = () =>
      loadThanks(roomId).then(
        loaded => {
          if (!leaving.signal.aborted) setThanks(loaded)
        },
        // If they cannot be read, the drawn ones stay.
        () => undefined,
      )
    load()
    watchThanks(load, leaving.signal)
    return () => leaving.abort()
  }, [roomId])

  const countOf = ({ key }: Giver) => ownOf(thanks, key) ?? 0
  const keep = (counts: Thanks) => {
    setThanks({ ...thanks, ...counts })
    // A tick that cannot be stored is removed.
    for (const [giver, count] of Object.entries(counts)) {
      storeThanks(roomId, giver, count).catch(() => setThanks(thanks))
    }
  }
  return {
    isThanked: giver => countOf(giver) === giver.count,
    tick: (giver, thanked) => keep({ [giver.key]: thanked ? giver.count : 0 }),
    thankAloud: givers => {
      const owed = givers.map(giver => ({
        user: giver.user,
        // Whoever is thanked already is thanked for all.
        gifts: unthankedGifts(giver, countOf(giver) < giver.count ? countOf(giver) : 0),
      }))
      if (!send({ type: 'thank', givers: owed })) return
      keep(Object.fromEntries(givers.map(({ key, count }) => [key, count])))
      const [first] = givers
      if (first)
        sheets.showToast(
          i18n.t('gifts.thanking', givers.length, [formatNumber(givers.length), nameOf(first.user, people)]),
        )
    },
    isAddressed: ({ user }) => {
      const { treatment } = settingsOf(people, user)
      return treatment !== 'mute' && treatment !== 'hide'
    },
  }
}
