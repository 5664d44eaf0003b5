import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { usePanel } from '../context.tsx'
import { View } from '../View.tsx'

interface OverSettingsProps {
  title: string
  children: ComponentChildren
}

/** A view that the settings lead to, and that leads back to them. */
export function OverSettings({ title, children }: OverSettingsProps) {
  const { sheets } = usePanel()
  const view = useRef<HTMLElement>(null)
  const back = () => {
    sheets.view.value = 'settings'
  }
  useLayoutEffect(() => view.current?.focus(), [])
  return (
    <View title={title} onBack={back} view={view}>
      <div class="settings-body">{children}</div>
    </View>
  )
}
