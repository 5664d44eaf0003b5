import type { Segment } from '../../model/events.ts'
import { showableSegments } from '../../model/showable.ts'
import { Picture } from './Picture.tsx'

interface SegmentsProps {
  segments: readonly Segment[]
  /** Whether someone mentions people, or the room only names them. */
  people: 'mentioned' | 'named'
}

/** Text segments: emoji as pictures, people marked. */
export function Segments({ segments, people }: SegmentsProps) {
  return showableSegments(segments).map((segment, index) => (
    <Piece key={index} segment={segment} person={people === 'named' ? 'name' : 'mention'} />
  ))
}

function Piece({ segment, person }: { segment: Segment; person: string }) {
  switch (segment.kind) {
    case 'text':
      return <>{segment.text}</>
    case 'mention':
      return <bdi class={person}>{segment.text}</bdi>
    case 'emoji':
      return <Picture kind="emoji" url={segment.imageUrl} name={segment.name} />
  }
}
