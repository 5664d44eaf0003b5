import { QUEUE_BOUNDS, type SpeechSettings } from '../settings/speech.ts'

type QueueSettings = SpeechSettings['queue']
export type QueueNumber = {
  [K in keyof QueueSettings]: QueueSettings[K] extends number ? K : never
}[keyof QueueSettings]

/** How a number of the queue is shown and typed; bounds are those of the schema, in the unit shown. */
export interface QueueField {
  key: QueueNumber
  unit: 'messages' | 'people' | 'seconds' | 'times' | 'diamonds'
  /** Stored units per shown unit: 1000 for milliseconds shown as seconds. */
  scale: number
  least: number
  most: number
  step: number
}

/** In display order. */
export const QUEUE_FIELDS: readonly QueueField[] = [
  field('waiting', 'messages'),
  field('perPerson', 'messages'),
  seconds('chatAge'),
  seconds('late'),
  field('namesUpTo', 'messages'),
  field('rateStep', 'times', 0.01),
  field('rateLimit', 'times', 0.1),
  seconds('gatherFor'),
  field('names', 'people'),
  field('thankAlone', 'diamonds'),
  seconds('comboQuiet'),
  seconds('comboLongest'),
  seconds('tellDropped'),
  field('interruptAbove', 'diamonds'),
]

function field(key: QueueNumber, unit: QueueField['unit'], step = 1, scale = 1): QueueField {
  const [least, most] = QUEUE_BOUNDS[key]
  return { key, unit, scale, least: least / scale, most: most / scale, step }
}

function seconds(key: QueueNumber): QueueField {
  return field(key, 'seconds', 0.1, 1000)
}
