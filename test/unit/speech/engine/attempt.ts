import type { Attempt } from '../../../../lib/speech/engine/engine.ts'
import { voice } from './voices.ts'

/** A text for one voice of the machine, unless told otherwise. */
export const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  text: '你好',
  voice: voice('婷婷'),
  rate: 1,
  pitch: 1,
  volume: 1,
  ...more,
})
