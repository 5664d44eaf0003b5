import { useEffect, useRef, useState } from 'preact/hooks'
import type { Asking } from '../../lib/archive/client.ts'
import type { Progress } from '../../lib/archive/work.ts'
import { fileName, type Receiver, receiver } from './receiver.ts'

type NameParts = Parameters<typeof fileName>
type FileFormat = Parameters<typeof receiver>[1]
/** Asks the page's worker for a file: into where it writes it itself, else it comes in parts. */
type Work = (target: Receiver['target'], asking: Asking<'export' | 'recording'>) => Promise<unknown>

/** Long work that makes a file: how far it has come, and the way out of it. Given up when the component goes. */
export function useSaving() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const control = useRef(new AbortController())
  useEffect(() => () => control.current.abort(), [])
  /**
   * To be called by a click.
   * @param all how much is to be done, as far as it is known
   * @throws AbortError where the user chooses no file or gives up; and what `work` throws
   */
  const save = async (name: NameParts, format: FileFormat, all: number, work: Work) => {
    control.current = new AbortController()
    const { signal } = control.current
    const into = await receiver(fileName(...name), format)
    setProgress({ done: 0, all })
    try {
      await work(into.target, {
        signal,
        onPart: part => {
          if (part.blob) into.take(part.blob)
          setProgress(part)
        },
      })
      into.end()
    } finally {
      setProgress(null)
    }
  }
  return { progress, save, cancel: () => control.current.abort() }
}
