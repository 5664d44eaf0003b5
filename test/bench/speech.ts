import { readFileSync } from 'node:fs'
import { isAsk } from '../../lib/filter/asks/asks.ts'
import { foldCase } from '../../lib/filter/fold-case.ts'
import { DEFAULTS } from '../../lib/settings/schema/schema.ts'
import type { Turn } from '../../lib/speech/queue/queue.ts'
import { createWords, type Words } from '../../lib/speech/words.ts'
import { countIn } from '../fixtures/counts.ts'
import { type Figures, percentile } from './figures.ts'
import { floodRoom, type Rates } from './flood-room.ts'
import { type Heard, listenTo } from './virtual-voice.ts'

/** A combo a second is five messages; a voice keeps up with the quiet room. */
const ROOMS: [string, Rates][] = [
  ['speech_quiet_room', { chats: 0.3, combos: 0.1 }],
  ['speech_1_chat_a_second', { chats: 1, combos: 1 }],
  ['speech_3_chats_a_second', { chats: 3, combos: 1 }],
  ['speech_30_chats_a_second', { chats: 30, combos: 1 }],
  ['speech_300_chats_a_second', { chats: 300, combos: 1 }],
]
const START = 1_767_225_600_000
const LASTS_MS = 600_000

/**
 * Ten minutes of rooms that say more than a voice can, with default settings: delays, drops, and whether each gift
 * is thanked for with its count.
 */
export function measureSpeech(): Figures {
  const words = createWords(DEFAULTS.speech, {})
  const policy = { speech: DEFAULTS.speech, people: {}, words, ruled: () => undefined }
  const all = ROOMS.map(([name, rates]) => {
    const heard = listenTo(floodRoom(rates, START, LASTS_MS), policy)
    const own: Figures = { ...chat(heard, words), ...gifts(heard), ...mistakes(heard) }
    return Object.entries(own).map(([figure, value]) => [`${name}_${figure}`, value])
  })
  const lines = linesHeard()
  const folded = lines.map(foldCase)
  return {
    speech_text_lines_per_second: perSecond(lines, words.text),
    ask_lines_per_second: perSecond(folded, text => isAsk(text)),
    ...Object.fromEntries(all.flat()),
  }
}

/** The lines of the project's own table: every class of token, and every trap. */
function linesHeard(): string[] {
  const file = new URL('../unit/speech/lines.tsv', import.meta.url)
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(row => row.split('\t')[1] ?? [])
}

const ROUNDS = 5

/** The best of some rounds over all lines. */
function perSecond(lines: readonly string[], take: (line: string) => unknown): number {
  let best = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    for (const line of lines) take(line)
    best = Math.max(best, Math.round((lines.length / (performance.now() - start)) * 1000))
  }
  return best
}

/** Of the chat that has words in it. */
function chat({ entries, turns }: Heard, words: Words): Figures {
  const sent = new Map(
    entries.flatMap(({ n, event }) =>
      event.type === 'chat' && words.text(event.text) !== '' ? [[n, event.time]] : [],
    ),
  )
  const waits = turns.flatMap(({ at, turn }) =>
    about(turn, 'chat').flatMap(({ n }) => at - (sent.get(n) ?? Number.NaN)),
  )
  return {
    chat_p95_s: seconds(percentile(waits, 0.95)),
    chat_spoken_percent: percent(waits.length, sent.size),
    rate_mean: Math.round((turns.reduce((sum, { turn }) => sum + turn.rate, 0) / turns.length) * 100) / 100,
  }
}

/** A combo is right if the counts spoken for its gift add up to what was sent. */
function gifts({ entries, turns }: Heard): Figures {
  const sent = new Map<string, { giver: string; count: number }>()
  const starts = new Map<number, number[]>()
  const said = new Map<string, number>()
  for (const { at, turn } of turns) {
    const thanked = turn.utterances.filter(({ event }) => event.type === 'gift')
    const isTrue = total(thanked) === countIn(turn.text)
    for (const { event, count, entries } of thanked) {
      const giver = giverOf(event)
      said.set(giver, (said.get(giver) ?? 0) + (isTrue ? count : Number.NaN))
      for (const { n } of entries) starts.set(n, [...(starts.get(n) ?? []), at])
    }
  }
  const waits: number[] = []
  for (const { n, event, into } of entries) {
    if (event.type !== 'gift') continue
    const start = starts.get(into ?? n)?.find(start => start >= event.time)
    if (start !== undefined) waits.push(start - event.time)
    sent.set(event.comboId ?? '', { giver: giverOf(event), count: event.count })
  }
  const owed = new Map<string, number>()
  for (const { giver, count } of sent.values()) owed.set(giver, (owed.get(giver) ?? 0) + count)
  const right = [...sent.values()].filter(({ giver }) => said.get(giver) === owed.get(giver))
  return {
    gift_p95_s: seconds(percentile(waits, 0.95)),
    paid_combos_right_percent: percent(right.length, sent.size),
  }
}

function mistakes({ turns }: Heard): Figures {
  const chats = turns.flatMap(({ turn }) => about(turn, 'chat').map(({ n }) => n))
  const texts = turns.map(({ turn }) => turn.text)
  return {
    duplicates: chats.length - new Set(chats).size,
    emoji_codes_spoken: texts.filter(text => /\[[^\]]+\]|\p{Extended_Pictographic}/u.test(text)).length,
    links_spoken: texts.filter(text => /https?:|www\.|\.com/i.test(text)).length,
  }
}

function about({ utterances }: Turn, type: string): { n: number }[] {
  return utterances.flatMap(({ event, entries }) => (event.type === type ? entries : []))
}

function giverOf(event: Turn['utterances'][number]['event']): string {
  return event.type === 'gift' ? `${event.user?.id} ${event.gift.id}` : ''
}

function total(utterances: Turn['utterances']): number {
  return utterances.reduce((sum, { count }) => sum + count, 0)
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10
}
