import { group, type Mode, value, whole, within } from './parts.ts'

type Unit = 'messages' | 'people' | 'seconds' | 'times' | 'diamonds'

/** A number of the queue. Seconds are stored in milliseconds. */
interface QueueNumber {
  /** Both included, as stored. */
  bounds: readonly [least: number, most: number]
  standard: number
  unit: Unit
  /** Of the unit that is shown. */
  step: number
}

/**
 * The numbers of the queue, in the order of the settings page: see docs/speech.md. Schema and settings page are made from
 * them; each has a name and a hint in both languages.
 */
const NUMBERS = {
  /** Most utterances that wait, and of one person; merging limits gifts and the like. */
  waiting: number([1, 100], 8, 'messages'),
  perPerson: number([1, 50], 2, 'messages'),
  /** Older chat is dropped. */
  chatAge: number([1000, 600_000], 20_000, 'seconds'),
  /** What has waited for longer goes first when too much waits; half of it is a hurry. */
  late: number([1000, 600_000], 8000, 'seconds'),
  /** More waiting than this is a hurry: names are left out, thanks gather, then the rate rises. */
  namesUpTo: number([0, 100], 5, 'messages'),
  /** The rate rises in steps of this factor, up to this many times the general rate. */
  rateStep: number([1, 2], 1.26, 'times', 0.01),
  rateLimit: number([1, 4], 2, 'times', 0.1),
  /** With that much waiting, thanks are said at most this often, and then together. */
  gatherFor: number([0, 60_000], 15_000, 'seconds'),
  /** So many people and gifts are named in one sentence, the others counted. */
  names: number([1, 12], 3, 'people'),
  /** A gift worth this many diamonds gets a sentence of its own. */
  thankAlone: number([0, 1e9], 1000, 'diamonds'),
  /** A combo is spoken once it has been quiet for this long, at the latest so long after it began. */
  comboQuiet: number([100, 30_000], 1500, 'seconds'),
  comboLongest: number([1000, 120_000], 10_000, 'seconds'),
  /** What was dropped is told at most this often; 0: never. */
  tellDropped: number([0, 3_600_000], 60_000, 'seconds'),
  /** A gift worth this many diamonds interrupts speech; 0: never. */
  interruptAbove: number([0, 1e9], 0, 'diamonds'),
}

type QueueKey = keyof typeof NUMBERS

/** A number of the queue as the settings page shows it: bounds in the unit shown. */
export interface QueueField {
  key: QueueKey
  unit: Unit
  /** How many of what is stored are one of what is shown. */
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

/** All numbers at once, for a way to read. calm: few, never faster · complete: all, late and fast rather than not. */
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

/** The preset that has exactly these numbers; undefined if the user has changed one. */
export function presetOf(queue: QueueNumbers): QueuePreset | undefined {
  const presets = Object.entries(QUEUE_PRESETS) as [QueuePreset, QueueNumbers][]
  return presets.find(([, numbers]) => QUEUE_FIELDS.every(({ key }) => queue[key] === numbers[key]))?.[0]
}

/** The schema of the queue's numbers. */
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
