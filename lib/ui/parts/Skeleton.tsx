/** Grey lines in the place of a list that is being read. */
export function Skeleton({ lines }: { lines: number }) {
  return <div class="skeleton" aria-hidden="true" style={{ '--lines': lines }} />
}
