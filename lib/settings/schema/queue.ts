import { group, type Mode, value, whole, within } from './parts.ts'

type Unit = 'messages' | 'people' | 'seconds' | 'times' | 'diamonds'

/** Stored seconds are in ms. */
interface QueueNumber {
  /** Inclusive, as stored. */
  bounds: readonly [least: number, most: number]
  standard: number
  unit: Unit
  /** In the unit that is shown. */
  step: number
}

/**
 * In the settings page's order: see docs/speech.md. Schema and page are made from it; each has a name and a hint in
 * both languages.
 */
const NUMBERS = {
  /** In all, and of one person; merging limits gifts and the like. */
  waiting: number([1, 100], 8, 'messages'),
  perPerson: number([1, 50], 2, 'messages'),
  /** Older chat is dropped. */
  chatAge: number([1000, 600_000], 20_000, 'seconds'),
  /** Waiting longer goes first when too much waits; half of it is a hurry. */
  late: number([1000, 600_000], 8000, 'seconds'),
  /** More is a hurry: names are left out, thanks gather, then the rate rises. */
  namesUpTo: number([0, 100], 5, 'messages'),
  /** Factor of each step, and limit as a multiple of the general rate. */
  rateStep: number([1, 2], 1.26, 'times', 0.01),
  rateLimit: number([1, 4], 2, 'times', 0.1),
  /** With that much waiting, least time between thanks, which are then merged. */
  gatherFor: number([0, 60_000], 15_000, 'seconds'),
  /** People and gifts named in one sentence; others are counted. */
  names: number([1, 12], 3, 'people'),
  /** Diamonds for a sentence of its own. */
  thankAlone: number([0, 1e9], 1000, 'diamonds'),
  /** Spoken once quiet for this long; at the latest this long after its start. */
  comboQuiet: number([100, 30_000], 1500, 'seconds'),
  comboLongest: number([1000, 120_000], 10_000, 'seconds'),
  /** Least time between reports of drops; 0: never. */
  tellDropped: number([0, 3_600_000], 60_000, 'seconds'),
  /** Diamonds to interrupt speech; 0: never. */
  interruptAbove: number([0, 1e9], 0, 'diamonds'),
}

type QueueKey = keyof typeof NUMBERS

/** As the settings page shows it, in its unit. */
export interface QueueField {
  key: QueueKey
  unit: Unit
  /** Stored units per shown one. */
  scale: number
  least: number
  most: number
  step: number
}

export const QUEUE_FIELDS: readonly QueueField[] = (Object.keys(NUMBERS) as QueueKey[]).map(key => {
  const { bounds, unit, step } = NUMBERS[key]
  const scale = unit === 'seconds' ? 1000 : 1
  return { key, unit, scale, least: bounds[0] / scale, most: bounds[1] / scale, step }
})

export type QueueNumbers = Record<QueueKey, number>

const STANDARD = Object.fromEntries(
  Object.entries(NUMBERS).map(([key, { standard }]) => [key, standard]),
) as QueueNumbers

export type QueuePreset = 'calm' | 'balanced' | 'complete'

/** calm: few, never faster · complete: all, late and fast rather than not. */
export const QUEUE_PRESETS: Readonly<Record<QueuePreset, QueueNumbers>> = {
  calm: { ...STANDARD, waiting: 4, perPerson: 1, chatAge: 12_000, rateLimit: 1, tellDropped: 0 },
  balanced: STANDARD,
  complete: {
    ...STANDARD,
    waiting: 100,
    perPerson: 50,
    chatAge: 600_000,
    late: 60_000,
    namesUpTo: 3,
    rateLimit: 3,
    names: 6,
  },
}

/** The preset with exactly these numbers, if any. */
export function presetOf(queue: QueueNumbers): QueuePreset | undefined {
  const presets = Object.entries(QUEUE_PRESETS) as [QueuePreset, QueueNumbers][]
  return presets.find(([, numbers]) => QUEUE_FIELDS.every(({ key }) => queue[key] === numbers[key]))?.[0]
}

export function queueSchema(mode: Mode) {
  const entries = Object.entries(NUMBERS).map(([key, of]) => [key, numberSchema(mode, of)])
  return group(mode, Object.fromEntries(entries) as Record<QueueKey, ReturnType<typeof numberSchema>>)
}

function numberSchema(mode: Mode, { bounds, standard, unit }: QueueNumber) {
  return value(mode, unit === 'times' ? within(...bounds) : whole(...bounds), standard)
}

function number(
  bounds: QueueNumber['bounds'],
  standard: number,
  unit: Unit,
  step = unit === 'seconds' ? 0.1 : 1,
): QueueNumber {
  return { bounds, standard, unit, step }
}
