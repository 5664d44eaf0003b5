import { ArrowLeft } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { i18n } from '#i18n'
import { usePanel } from './context.ts'
import { IconButton } from './IconButton.tsx'

interface OverRoomProps {
  title: string
  /** What stands at the end of its head. */
  aside?: ComponentChildren
  children: ComponentChildren
}

/** A view that lies over the room, with the way back to it. */
export function OverRoom({ title, aside, children }: OverRoomProps) {
  const { state } = usePanel()
  const view = useRef<HTMLElement>(null)
  const back = () => {
    state.view.value = 'feed'
  }
  useEffect(() => view.current?.focus(), [])
  return (
    <main
      ref={view}
      class="settings"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) back()
      }}
    >
      <header class="head">
        <IconButton icon={ArrowLeft} label={i18n.t('settings.back')} onClick={back} />
        <h1>{title}</h1>
        {aside}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="settings-body" tabIndex={0}>
        {children}
      </div>
    </main>
  )
}
