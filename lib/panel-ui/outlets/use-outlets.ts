import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { outletStore } from '../../settings/apart/outlet-store.ts'
import { NO_OUTLETS, type OutletSettings } from '../../settings/apart/outlets.ts'
import { withItem, withOption, withoutItem, withSecret } from '../../settings/apart/stored-apart.ts'
import { type PageApart, useStoredApart } from '../use-stored-apart.ts'

export interface PageOutlets extends PageApart<OutletSettings> {
  /** The one whose fields are shown; empty: none. */
  opened: string
  open: (id: string) => void
}

export const OutletsContext = createContext<PageOutlets>({
  stored: NO_OUTLETS,
  fault: '',
  change: () => {},
  settled: async () => {},
  opened: '',
  open: () => {},
})

export function useOpenOutlets(): PageOutlets {
  const [opened, open] = useState('')
  return { ...useStoredApart(outletStore), opened, open }
}

/** One outlet, and what changes it. */
export function useOutlet({ id }: OutletSettings) {
  const { stored, change } = useContext(OutletsContext)
  return {
    secrets: stored.secrets[id] ?? {},
    change: (part: Partial<OutletSettings>) => change(all => withItem(all, id, part)),
    keepOption: (name: string, value: string) => change(all => withOption(all, id, name, value)),
    /** What it has not yet sent is left: it begins with what comes from now on. */
    changeWhat: (part: Partial<OutletSettings>) =>
      change(all => withItem(all, id, { ...part, since: Date.now() })),
    keepSecret: (name: string, value: string) => change(all => withSecret(all, id, name, value)),
    remove: () => change(all => withoutItem(all, id)),
  }
}
