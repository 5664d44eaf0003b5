import { ArrowLeft } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { i18n } from '#i18n'
import { IconButton } from '../ui/parts/IconButton.tsx'

interface ViewProps {
  title: string
  /** What stands at the end of its head. */
  aside?: ComponentChildren
  /** The way back: its button, and Escape. */
  onBack: () => void
  /** What takes the focus when it opens. */
  view: RefObject<HTMLElement | null>
  children: ComponentChildren
}

/** The frame of a view that lies over the room: a title, and the way back. */
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
