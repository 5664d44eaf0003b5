import type { Segment } from './events.ts'

/** The text that segments spell. */
export function spell(segments: readonly Segment[]): string {
  return segments.map(segment => (segment.kind === 'emoji' ? segment.name : segment.text)).join('')
}
