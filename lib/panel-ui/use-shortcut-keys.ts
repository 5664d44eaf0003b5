import { useEffect, useState } from 'preact/hooks'
import { type Command, shortcutKeys } from '../settings-page/shortcut-keys.ts'

/** The keys that the browser has for our commands. Only it can change them; they are read again on return. */
export function useShortcutKeys(): ReadonlyMap<Command, string> {
  const [keys, setKeys] = useState<ReadonlyMap<Command, string>>(new Map())
  useEffect(() => {
    const leaving = new AbortController()
    const read = () =>
      void shortcutKeys().then(
        found => {
          if (!leaving.signal.aborted) setKeys(found)
        },
        () => {},
      )
    addEventListener('focus', read, { signal: leaving.signal })
    read()
    return () => leaving.abort()
  }, [])
  return keys
}
