import type { Segment } from './events.ts'

export function spell(segments: readonly Segment[]): string {
  return segments.map(segment => (segment.kind === 'emoji' ? segment.name : segment.text)).join('')
}
