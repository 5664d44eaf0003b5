import { ArrowLeft } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { i18n } from '../i18n/i18n.ts'
import { IconButton } from '../ui/parts/IconButton.tsx'

interface ViewProps {
  title: string
  aside?: ComponentChildren
  /** Called by the back button and Escape. */
  onBack: () => void
  view: RefObject<HTMLElement | null>
  children: ComponentChildren
}

/** The frame of a view over the room. */
export function View({ title, aside, onBack, view, children }: ViewProps) {
  return (
    <main
      ref={view}
      class="settings"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack()
      }}
    >
      <header class="head">
        <IconButton icon={ArrowLeft} label={i18n.t('settings.back')} onClick={onBack} />
        <h1>{title}</h1>
        {aside}
      </header>
      {children}
    </main>
  )
}
