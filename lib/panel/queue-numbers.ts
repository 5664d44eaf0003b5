import type { SpeechSettings } from '../settings/speech.ts'

type QueueSettings = SpeechSettings['queue']
export type QueueNumber = {
  [K in keyof QueueSettings]: QueueSettings[K] extends number ? K : never
}[keyof QueueSettings]

/** How a number of the queue is shown and typed. The bounds are those of the schema, in the unit shown. */
export interface QueueField {
  key: QueueNumber
  unit: 'messages' | 'people' | 'seconds' | 'times' | 'diamonds'
  /** How many of what is stored are one of what is shown: 1000 for milliseconds as seconds. */
  scale: number
  least: number
  most: number
  step: number
}

/** In the order in which they are shown. */
export const QUEUE_FIELDS: readonly QueueField[] = [
  field('waiting', 'messages', 1, 100),
  field('perPerson', 'messages', 1, 50),
  seconds('chatAge', 1, 600),
  seconds('late', 1, 600),
  field('namesUpTo', 'messages', 0, 100),
  field('rateStep', 'times', 1, 2, 0.01),
  field('rateLimit', 'times', 1, 4, 0.1),
  seconds('gatherFor', 0, 60),
  field('names', 'people', 1, 12),
  field('thankAlone', 'diamonds', 0, 1e9),
  seconds('comboQuiet', 0.1, 30),
  seconds('comboLongest', 1, 120),
  seconds('tellDropped', 0, 3600),
  field('interruptAbove', 'diamonds', 0, 1e9),
]

function field(
  key: QueueNumber,
  unit: QueueField['unit'],
  least: number,
  most: number,
  step = 1,
): QueueField {
  return { key, unit, scale: 1, least, most, step }
}

function seconds(key: QueueNumber, least: number, most: number): QueueField {
  return { key, unit: 'seconds', scale: 1000, least, most, step: 0.1 }
}
