import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { i18n } from '#i18n'

interface SectionProps {
  title: string
  /** What is in it, in a few words. */
  hint: string
  /** Whether something in it is not as it came. */
  changed?: boolean
  children: ComponentChildren
}

/** A part of the settings that few need: a line that opens. What is in it is drawn only then. */
export function Section({ title, hint, changed = false, children }: SectionProps) {
  const [open, setOpen] = useState(false)
  return (
    <details class="section" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="section-words">
          <b>{title}</b>
          <small>{hint}</small>
        </span>
        {changed && <span class="changed">{i18n.t('settings.changed')}</span>}
      </summary>
      {open && <div class="fields">{children}</div>}
    </details>
  )
}
