import { useEffect, useRef, useState } from 'preact/hooks'
import { faultWords } from '../../i18n/faults.ts'
import { faultOf } from '../../model/fault.ts'
import { ownVoices } from '../../settings/own-voice-store.ts'
import { NO_OWN_VOICES, type OwnVoice, type StoredOwnVoices } from '../../settings/own-voices.ts'
import { KEY } from '../../speech/engine/own/target.ts'

/** The own voices as this page sees and changes them. */
export interface PageOwnVoices {
  stored: StoredOwnVoices
  /** Why they could not be read or stored; empty: all went well. */
  fault: string
  change: (change: (stored: StoredOwnVoices) => StoredOwnVoices) => void
  /** Resolves when all changes are stored. */
  settled: () => Promise<void>
}

/** Follows the stored own voices while a component is shown. */
export function useOwnVoices(): PageOwnVoices {
  const [stored, setStored] = useState(NO_OWN_VOICES)
  const [fault, setFault] = useState('')
  const writing = useRef(Promise.resolve())
  const fail = (error: unknown) => setFault(faultWords(faultOf(error)))
  useEffect(() => {
    const leaving = new AbortController()
    ownVoices.follow(setStored, leaving.signal).then(setStored, fail)
    return () => leaving.abort()
  }, [])
  const change: PageOwnVoices['change'] = change => {
    setStored(change)
    writing.current = ownVoices.change(change).then(() => setFault(''), fail)
  }
  return { stored, fault, change, settled: () => writing.current }
}

/** What changes one of them. */
export function changesOf({ change }: PageOwnVoices, { id }: OwnVoice) {
  return {
    change: (part: Partial<OwnVoice>) =>
      change(all => ({ ...all, list: all.list.map(one => (one.id === id ? { ...one, ...part } : one)) })),
    /** Empty: removes it. */
    keepKey: (key: string) =>
      change(all => ({ ...all, secrets: { ...all.secrets, [id]: key === '' ? {} : { [KEY]: key } } })),
    remove: () => change(all => ({ ...all, list: all.list.filter(one => one.id !== id) })),
  }
}
