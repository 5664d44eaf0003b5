import type { User } from '../model/events.ts'
import { KINDS } from '../model/kinds.ts'
import { withRow } from '../settings/change/change.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Manner } from './engine/engine.ts'
import { mannerOf } from './manner.ts'
import { thanks } from './queue/sentences.ts'
import { identity, type Utterance } from './queue/utterance.ts'
import { createWords } from './words.ts'

export interface ThankedGiver {
  user: User
  /** `diamonds`: price of one. */
  gifts: { name: string; diamonds: number; count: number }[]
}

/**
 * Thanks at the user's request, in the order given. Great givers get their own sentence; others share sentences that
 * name each.
 */
export function thanking(
  givers: readonly ThankedGiver[],
  settings: Settings,
): { text: string; manner: Manner }[] {
  const template = settings.speech.types.gift.template || KINDS.gift.template
  const { speech, people } = withRow(settings, 'gift', { template })
  const { thankAlone, names } = speech.queue
  const words = createWords(speech, people)
  const groups: ThankedGiver[][] = []
  let shared: ThankedGiver[] | undefined
  for (const giver of givers) {
    if (worthOf(giver) >= thankAlone) {
      groups.push([giver])
    } else if (shared && shared.length < names) {
      shared.push(giver)
    } else {
      shared = [giver]
      groups.push(shared)
    }
  }
  const manner = mannerOf(undefined, 1, settings, 'gift')
  return groups
    .map(group => thanks(group.flatMap(utterancesOf), { names: true, most: names }, words))
    .filter(text => text !== '')
    .map(text => ({ text, manner }))
}

function worthOf({ gifts }: ThankedGiver): number {
  return gifts.reduce((sum, { diamonds, count }) => sum + diamonds * count, 0)
}

/** As if each gift waited in the queue. */
function utterancesOf({ user, gifts }: ThankedGiver): Utterance[] {
  return gifts.map(({ name, diamonds, count }) => ({
    id: 0,
    priority: 0,
    roomId: '',
    n: 0,
    entries: [{ n: 0, who: identity(user) }],
    key: '',
    event: {
      type: 'gift',
      id: '0',
      method: '',
      roomId: '',
      time: 0,
      receivedAt: 0,
      user,
      gift: { id: '', name, diamonds },
      count,
      combo: false,
      comboEnd: true,
    },
    count,
    people: [user],
    crowd: 1,
    since: 0,
    until: 0,
  }))
}
