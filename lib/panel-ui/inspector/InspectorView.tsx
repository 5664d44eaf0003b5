import { useSignalEffect } from '@preact/signals'
import { ArrowLeft } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { usePanel } from '../context.tsx'
import { MethodList } from './MethodList.tsx'
import { MethodSamples } from './MethodSamples.tsx'
import { Numbers } from './Numbers.tsx'
import { ReportButton } from './ReportButton.tsx'

/** The health of the room's protocol, and what is not understood. Asks the worker once a second. */
export function InspectorView() {
  const { sheets, inspector, now, send } = usePanel()
  const view = useRef<HTMLElement>(null)
  const method = inspector.method.value
  const back = () => {
    if (method === null) sheets.view.value = 'feed'
    else inspector.look(null)
  }
  // Before the browser paints, so that the next key is heard here.
  useLayoutEffect(() => view.current?.focus(), [method])
  useSignalEffect(() => {
    now.value
    send(inspector.question())
  })
  return (
    <main
      ref={view}
      class="settings inspector"
      aria-label={i18n.t('inspector.title')}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) back()
      }}
    >
      <header class="head">
        <IconButton
          icon={ArrowLeft}
          label={i18n.t(method === null ? 'settings.back' : 'inspector.toList')}
          onClick={back}
        />
        <h1>{i18n.t('inspector.title')}</h1>
        {method === null && inspector.inspection.value && <ReportButton />}
      </header>
      <div class="settings-body">
        {method === null ? <Overview /> : <MethodSamples key={method} method={method} />}
      </div>
    </main>
  )
}

function Overview() {
  const { inspection } = usePanel().inspector
  if (!inspection.value) return <p class="quiet">{i18n.t('inspector.nothing')}</p>
  return (
    <>
      <Numbers inspection={inspection.value} />
      <MethodList methods={inspection.value.methods} />
    </>
  )
}
