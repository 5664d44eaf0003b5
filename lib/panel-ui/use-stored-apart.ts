import { useEffect, useRef, useState } from 'preact/hooks'
import { faultWords } from '../i18n/faults.ts'
import { faultOf } from '../model/fault.ts'
import type { Apart, StoredApart } from '../settings/apart/stored-apart.ts'

/** A list that is stored apart, as this page sees and changes it. */
export interface PageApart<T extends { id: string }> {
  stored: Apart<T>
  /** Why it could not be read or stored; empty: all went well. */
  fault: string
  change: (change: (stored: Apart<T>) => Apart<T>) => void
  /** Resolves when all changes are stored. */
  settled: () => Promise<void>
}

/** Follows it while a component is shown. */
export function useStoredApart<T extends { id: string }>(apart: StoredApart<T>): PageApart<T> {
  const [stored, setStored] = useState<Apart<T>>({ list: [], secrets: {} })
  const [fault, setFault] = useState('')
  const writing = useRef(Promise.resolve())
  const fail = (error: unknown) => setFault(faultWords(faultOf(error)))
  useEffect(() => {
    const leaving = new AbortController()
    apart.follow(setStored, leaving.signal).then(setStored, fail)
    return () => leaving.abort()
  }, [apart])
  const change: PageApart<T>['change'] = change => {
    setStored(change)
    writing.current = apart.change(change).then(() => setFault(''), fail)
  }
  return { stored, fault, change, settled: () => writing.current }
}
