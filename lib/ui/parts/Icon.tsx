import type { IconNode } from 'lucide'
import { h } from 'preact'

/** A decorative lucide icon: its parent carries the name. */
export function Icon({ node }: { node: IconNode }) {
  return (
    <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {node.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
