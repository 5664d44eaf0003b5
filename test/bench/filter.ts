import { compileFilter } from '../../lib/filter/compile.ts'
import { parseFilter } from '../../lib/filter/parse.ts'
import type { Filter } from '../../lib/filter/tree.ts'
import type { LiveEvent, User } from '../../lib/model/events.ts'
import { createRandom } from '../room/random.ts'
import { chatLine, nickname } from '../room/texts.ts'
import type { Figures } from './figures.ts'
import { naively } from './naive-filter.ts'

const EVENTS = 1_000_000
const ROUNDS = 5
const CHINA = { offset: 480 }

const FILTERS = {
  /** That of the documentation, what a person who thanks for gifts looks at. */
  typical: 'type:gift,superchat diamonds>=99 -from:"张三" level>=20',
  words: '多少钱 -晚安 type:chat',
  any_type_word: '好看',
  pattern: 'type:chat text:/多少.*[钱米]|价格/',
  questions: 'is:question -has:link',
}

/**
 * Filtered events a second: a million events of a busy room, each folded for the first time. `naive` walks the
 * tree for each event in the order typed.
 */
export function measureFilter(): Figures {
  const events = manyEvents()
  const figures: Figures = {}
  for (const [name, source] of Object.entries(FILTERS)) {
    const matches = compileFilter(parsed(source), CHINA)
    figures[`filter_${name}_events_per_second`] = speed(events, event => matches({ event }))
  }
  for (const name of ['typical', 'words'] as const) {
    const filter = parsed(FILTERS[name])
    figures[`filter_${name}_naive_events_per_second`] = speed(events, event => naively(filter, event))
  }
  return figures
}

function speed(events: readonly LiveEvent[], passes: (event: LiveEvent) => boolean): number {
  let best = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    let count = 0
    for (const event of events) if (passes(event)) count++
    const ms = performance.now() - start
    if (count === 0) throw new Error('a filter that nothing passes measures nothing')
    best = Math.max(best, Math.round((events.length / ms) * 1000))
  }
  return best
}

function parsed(source: string): Filter {
  const result = parseFilter(source)
  if (!result.ok) throw new Error(`${source}: ${result.error.code}`)
  return result.filter
}

/** In one piece, as from the decoder: the room's texts are joined ones, which the engine reads more slowly. */
function decoded(text: string): string {
  return JSON.parse(JSON.stringify(text))
}

/** A busy room's shares: mostly entrances, chat and likes, some gifts. */
function manyEvents(): LiveEvent[] {
  const random = createRandom('filter')
  const people = Array.from({ length: 20_000 }, (_, at): User => {
    const fansClub = random.chance(0.3) ? { fansClub: { name: '小糖人', level: random.between(1, 20) } } : {}
    return {
      id: String(at),
      nickname: decoded(nickname(random)),
      level: random.between(0, 50),
      ...fansClub,
      roles: [],
    }
  })
  const gifts = ['小心心', '玫瑰', '嘉年华', '人气票'].map((name, at) => ({
    id: String(at),
    name,
    diamonds: 10 ** at,
  }))
  return Array.from({ length: EVENTS }, (_, n): LiveEvent => {
    const time = 1_776_000_000_000 + n
    const base = {
      id: String(n),
      method: 'W',
      roomId: '7',
      time,
      receivedAt: time,
      user: random.pick(people),
    }
    const kind = random.next()
    if (kind < 0.4) {
      const text = decoded(chatLine(random))
      return { ...base, type: 'chat', text, segments: [{ kind: 'text', text }] }
    }
    if (kind < 0.7) return { ...base, type: 'enter', memberCount: 1200 }
    if (kind < 0.9) return { ...base, type: 'like', count: random.between(1, 15), total: n }
    const gift = random.pick(gifts)
    return { ...base, type: 'gift', gift, count: random.between(1, 20), combo: true, comboEnd: false }
  })
}
