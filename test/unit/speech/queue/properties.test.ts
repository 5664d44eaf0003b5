import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LiveEvent } from '../../../../lib/model/events.ts'
import { isPaid } from '../../../../lib/speech/queue/priority.ts'
import type { Turn } from '../../../../lib/speech/queue/queue.ts'
import { countIn } from '../../../fixtures/counts.ts'
import { frozen } from '../../frozen.ts'
import { does, Listener, says, user } from './listener.ts'

/** What may happen: somebody does something, time passes, the voice is free, the worker dies. */
type Step =
  | {
      does: 'chat' | 'superchat' | 'fansclub' | 'follow' | 'enter' | 'like'
      by: number
      text: number
      admin: boolean
    }
  | { does: 'gift'; by: number; kind: number; added: number; combo: number; end: boolean }
  | { does: 'wait'; ms: number }
  | { does: 'next' }
  | { does: 'die' }

const person = fc.nat(12)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('chat', 'superchat', 'fansclub', 'follow', 'enter', 'like'),
      by: person,
      text: fc.nat(9),
      admin: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('gift' as const),
      by: person,
      kind: fc.nat(5),
      added: fc.nat(40),
      combo: fc.nat(60),
      end: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.nat(9000) }) },
  { weight: 5, arbitrary: fc.constant<Step>({ does: 'next' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ does: 'die' }) },
)

const SETTINGS = { types: { enter: { speak: true }, like: { speak: true } }, queue: { chatAge: 15_000 } }
const PAID_AT_MOST = 60 + 6 + 2

/** Lets all that happens happen, and the voice say the rest. */
function live(steps: readonly Step[], watch: (room: Listener) => void = () => {}) {
  let room = new Listener(SETTINGS)
  const turns: Turn[] = []
  const given = new Map<string, number>()
  const paid = new Set<number>()
  let n = 0
  const speak = () => {
    const turn = room.next()
    if (turn) turns.push(turn)
    return turn
  }
  for (const one of steps) {
    // A write of it takes time: what happens then must not change it.
    frozen(room.queue.stored())
    if (one.does === 'wait') room.wait(one.ms)
    else if (one.does === 'next') speak()
    else if (one.does === 'die') room = room.reborn(SETTINGS)
    else if (one.does === 'gift') {
      n++
      // A combo is of one giver and one gift.
      const kind = one.combo % 6
      const by = one.combo % 13
      given.set(`礼物${kind}`, (given.get(`礼物${kind}`) ?? 0) + one.added)
      const gift = { id: `${kind}`, name: `礼物${kind}`, diamonds: 10 ** kind }
      room.gives(user(by), one.added, { combo: 10_000 + one.combo, end: one.end, gift })
    } else {
      n++
      const event = eventOf(one)
      room.hear(event)
      if (isPaid(event)) paid.add(n)
    }
    watch(room)
  }
  room.wait(20_000)
  while (speak()) watch(room)
  return { turns, given, paid }
}

function eventOf({ does: type, by, text, admin }: Extract<Step, { by: number; admin: boolean }>): LiveEvent {
  const who = user(by, `甲${by}`, admin ? { roles: ['admin'] } : {})
  if (type === 'chat') return says(`话${text}`, who)
  if (type === 'superchat') return { ...says(`贵${text}`, who), type }
  return does(type, who, { text: `甲${by}加入了` })
}

const all = (turns: readonly Turn[]) => turns.flatMap(({ utterances }) => utterances)
const steps = fc.array(step, { maxLength: 250 })

test('no paid event is ever lost, and every gift is counted exactly once', () => {
  fc.assert(
    fc.property(steps, steps => {
      const { turns, given, paid } = live(steps)
      const said = new Map<string, number>([...given.keys()].map(name => [name, 0]))
      for (const { event, count } of all(turns)) {
        if (event.type === 'gift') said.set(event.gift.name, (said.get(event.gift.name) ?? 0) + count)
      }
      expect(said).toEqual(given)
      const spoken = all(turns).flatMap(({ event, entries }) =>
        event.type === 'gift' ? [] : entries.map(({ n }) => n),
      )
      for (const n of paid) expect(spoken).toContain(n)
    }),
    { numRuns: 300 },
  )
})

test('the words of thanks hold the same numbers', () => {
  fc.assert(
    fc.property(steps, steps => {
      for (const { text, utterances } of live(steps).turns) {
        const gifts = utterances.filter(({ event }) => event.type === 'gift')
        if (gifts.length === 0) continue
        expect(countIn(text)).toBe(gifts.reduce((sum, { count }) => sum + count, 0))
      }
    }),
    { numRuns: 300 },
  )
})

test('nothing is spoken twice', () => {
  fc.assert(
    fc.property(steps, steps => {
      const spoken = all(live(steps).turns)
        .filter(({ event }) => event.type !== 'gift')
        .flatMap(({ entries }) => entries.map(({ n }) => n))
      expect(new Set(spoken).size).toBe(spoken.length)
    }),
    { numRuns: 300 },
  )
})

test('inside a priority talk keeps its order, and so do thanks that gather', () => {
  fc.assert(
    fc.property(steps, steps => {
      const last = new Map<string, number>()
      for (const { event, priority, id } of all(live(steps).turns)) {
        const isTalk = event.type === 'chat' || event.type === 'superchat'
        const isSmall = event.type === 'gift' && event.gift.diamonds === 1
        if (!isTalk && !isSmall) continue
        const lane = `${isTalk} ${priority}`
        expect(id).toBeGreaterThan(last.get(lane) ?? 0)
        last.set(lane, id)
      }
    }),
    { numRuns: 300 },
  )
})

test('the queue is bounded', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), steps => {
      live(
        steps.filter(one => one.does !== 'next'),
        ({ queue, now }) => {
          const free = queue.view(9999, now).filter(({ utterance: { event } }) => !isPaid(event))
          expect(free.length).toBeLessThanOrEqual(8)
          expect(queue.length - free.length).toBeLessThanOrEqual(PAID_AT_MOST)
        },
      )
    }),
    { numRuns: 100 },
  )
})
