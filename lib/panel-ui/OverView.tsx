import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { usePanel } from './context.tsx'
import { View } from './View.tsx'

interface OverViewProps {
  title: string
  aside?: ComponentChildren
  /** Where its button leads back to: what led to it. */
  backTo: 'feed' | 'settings'
  children: ComponentChildren
}

/** A view over the room or the settings, with a way back. */
export function OverView({ title, aside, backTo, children }: OverViewProps) {
  const { sheets } = usePanel()
  const view = useRef<HTMLElement>(null)
  const back = () => {
    sheets.view.value = backTo
  }
  useLayoutEffect(() => view.current?.focus(), [])
  return (
    <View title={title} aside={aside} onBack={back} view={view}>
      {children}
    </View>
  )
}
