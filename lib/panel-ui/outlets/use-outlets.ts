import { createContext } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { faultWords } from '../../i18n/faults.ts'
import { faultOf } from '../../model/fault.ts'
import { changeOutlets, followOutlets } from '../../settings/outlet-store.ts'
import { NO_OUTLETS, type OutletSettings, type StoredOutlets } from '../../settings/outlets.ts'
import type { Secrets } from '../../settings/stored-apart.ts'

/** The outlets as this page sees and changes them. */
export interface PageOutlets {
  stored: StoredOutlets
  /** Why they could not be read or stored; empty: all went well. */
  fault: string
  change: (change: (stored: StoredOutlets) => StoredOutlets) => void
  /** Resolves when all changes are stored. */
  settled: () => Promise<void>
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

/** Follows the stored outlets while a component is shown. */
export function useOpenOutlets(): PageOutlets {
  const [stored, setStored] = useState(NO_OUTLETS)
  const [fault, setFault] = useState('')
  const [opened, open] = useState('')
  const writing = useRef(Promise.resolve())
  const fail = (error: unknown) => setFault(faultWords(faultOf(error)))
  useEffect(() => {
    const leaving = new AbortController()
    followOutlets(setStored, leaving.signal).then(setStored, fail)
    return () => leaving.abort()
  }, [])
  const change: PageOutlets['change'] = change => {
    setStored(change)
    writing.current = changeOutlets(change).then(() => setFault(''), fail)
  }
  return { stored, fault, change, settled: () => writing.current, opened, open }
}

/** One outlet, and what changes it. */
export function useOutlet({ id }: OutletSettings) {
  const { stored, change } = useContext(OutletsContext)
  return {
    secrets: stored.secrets[id] ?? {},
    change: (part: Partial<OutletSettings>) =>
      change(all => ({ ...all, list: all.list.map(one => (one.id === id ? { ...one, ...part } : one)) })),
    /** What it has not yet sent is left: it begins with what comes from now on. */
    changeWhat: (part: Partial<OutletSettings>) =>
      change(all => ({
        ...all,
        list: all.list.map(one => (one.id === id ? { ...one, ...part, since: Date.now() } : one)),
      })),
    keepSecret: (name: string, value: string) =>
      change(all => ({
        ...all,
        secrets: { ...all.secrets, [id]: withSecret(all.secrets[id], name, value) },
      })),
    remove: () => change(all => ({ ...all, list: all.list.filter(one => one.id !== id) })),
  }
}

function withSecret(secrets: Secrets = {}, name: string, value: string): Secrets {
  const { [name]: _, ...others } = secrets
  return value === '' ? others : { ...others, [name]: value }
}
