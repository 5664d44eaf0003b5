import type { ComponentChildren } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { Searching } from './searching.ts'

interface SectionProps {
  title: string
  hint: string
  changed?: boolean
  children: ComponentChildren
}

/** A collapsed part of the settings, which a search opens too. Its content is drawn only when open. */
export function Section({ title, hint, changed = false, children }: SectionProps) {
  const searching = useContext(Searching) !== ''
  const [opened, setOpened] = useState(false)
  const open = opened || searching
  return (
    <details
      class="section"
      open={open}
      onToggle={event => {
        if (!searching) setOpened(event.currentTarget.open)
      }}
    >
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
