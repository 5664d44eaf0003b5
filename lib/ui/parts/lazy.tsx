import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { type Fault, faultOf } from '../../model/fault.ts'
import { FaultLine } from './FaultLine.tsx'

/** A component whose code is loaded when first drawn; empty until then. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined
  return function Lazy(props: P) {
    const [, redraw] = useState(0)
    const [fault, setFault] = useState<Fault | null>(null)
    useEffect(() => {
      if (loaded) return
      load().then(
        component => {
          loaded = component
          redraw(1)
        },
        reason => setFault(faultOf(reason)),
      )
    }, [])
    const Loaded = loaded
    if (fault) return <FaultLine fault={fault} around={words => i18n.t('fault.part', [words])} />
    return Loaded ? <Loaded {...props} /> : null
  }
}
