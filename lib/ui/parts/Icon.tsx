import type { IconNode } from 'lucide'
import { h } from 'preact'

/** A lucide icon, drawn for the eye only: whatever holds it carries the name. */
export function Icon({ node }: { node: IconNode }) {
  return (
    <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {node.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
