import { useEffect, useRef, useState } from 'preact/hooks'
import type { Asking } from '../../lib/archive/client.ts'
import type { Progress } from '../../lib/archive/work.ts'
import { fileName, type Receiver, receiver } from './receiver.ts'

type NameParts = Parameters<typeof fileName>
type FileFormat = Parameters<typeof receiver>[1]
/** The page's worker writes into the target or sends parts. */
type Work = (target: Receiver['target'], asking: Asking<'export' | 'recording'>) => Promise<unknown>

/** Progress and cancelling of a saved file; unmounting cancels. */
export function useSaving() {
  const [progress, setProgress] = useState<Progress | null>(null)
  const control = useRef(new AbortController())
  useEffect(() => () => control.current.abort(), [])
  /**
   * Needs a click.
   * @param all amount of work, if known
   * @throws AbortError if the user chooses no file or cancels; and what `work` throws
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
