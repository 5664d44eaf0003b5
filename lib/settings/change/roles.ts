import type { EventType } from '../../model/events.ts'
import { EVENT_TYPES } from '../../model/kinds.ts'
import { QUEUE_PRESETS, type QueuePreset } from '../schema/queue.ts'
import type { Role } from '../schema/role-names.ts'
import type { Settings } from '../schema/schema.ts'
import { ONLY_ASKS } from './solo.ts'

interface RoleRow {
  show: readonly EventType[]
  /** Speech, and what it says. */
  on: boolean
  speak: readonly EventType[]
  /** Only unanswered questions about goods are read. */
  asks: boolean
  queue: QueuePreset
  /** Sessions kept; 0: forever, without a limit of space. */
  days: number
}

const TALK = ['chat', 'superchat', 'emoji', 'gift', 'follow', 'fansclub'] as const
const AROUND = ['share', 'product', 'lottery', 'battle', 'notice', 'control'] as const
const THANKED = ['chat', 'superchat', 'gift', 'follow', 'fansclub'] as const

const ROWS: Readonly<Record<Role, RoleRow>> = {
  anchor: {
    show: [...TALK, ...AROUND],
    on: true,
    speak: THANKED,
    asks: false,
    queue: 'balanced',
    days: 30,
  },
  seller: {
    show: [...TALK, 'product', 'control'],
    on: true,
    speak: THANKED,
    asks: true,
    queue: 'complete',
    days: 90,
  },
  mod: {
    show: [...TALK, ...AROUND, 'enter'],
    on: false,
    speak: THANKED,
    asks: false,
    queue: 'balanced',
    days: 90,
  },
  viewer: {
    show: [...TALK, 'lottery', 'battle', 'control'],
    on: true,
    speak: ['chat', 'superchat'],
    asks: false,
    queue: 'calm',
    days: 7,
  },
  researcher: {
    show: EVENT_TYPES,
    on: false,
    speak: THANKED,
    asks: false,
    queue: 'complete',
    days: 0,
  },
}

const MEGABYTES = 2000

/** Voices, texts, people, rules and views stay. */
export function withRole(settings: Settings, role: Role): Settings {
  const { show, on, speak, asks, queue, days } = ROWS[role]
  const { speech, history } = settings
  const types = EVENT_TYPES.map(type => [type, { ...speech.types[type], speak: speak.includes(type) }])
  return {
    ...settings,
    role,
    show: Object.fromEntries(EVENT_TYPES.map(type => [type, show.includes(type)])) as Settings['show'],
    speech: {
      ...speech,
      on,
      types: Object.fromEntries(types) as Settings['speech']['types'],
      solo: asks ? ONLY_ASKS : '',
      unanswered: asks,
      queue: QUEUE_PRESETS[queue],
    },
    history: { ...history, keep: true, days, megabytes: days === 0 ? 0 : MEGABYTES },
  }
}
