import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { usePanel } from './context.tsx'
import { View } from './View.tsx'

interface OverRoomProps {
  title: string
  aside?: ComponentChildren
  children: ComponentChildren
}

/** A view over the room, with a way back. */
export function OverRoom({ title, aside, children }: OverRoomProps) {
  const { sheets } = usePanel()
  const view = useRef<HTMLElement>(null)
  const back = () => {
    sheets.view.value = 'feed'
  }
  useLayoutEffect(() => view.current?.focus(), [])
  return (
    <View title={title} aside={aside} onBack={back} view={view}>
      <div class="settings-body">{children}</div>
    </View>
  )
}
