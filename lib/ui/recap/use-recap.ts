import { useEffect, useState } from 'preact/hooks'
import type { Ask } from '../../archive/client.ts'
import type { ReaderWords } from '../../archive/state.ts'
import { saveFile } from '../../browser/save-file.ts'
import { type Fault, faultOf } from '../../model/fault.ts'
import { loadThanks } from '../../tally/thanks.ts'
import { recapPicture } from './picture.ts'
import { type RecapWords, recapWords } from './recap-words.ts'

/** Null while it is read; `words` is null where nothing is kept of the session. */
export type RecapRead = { words: RecapWords | null; fault?: Fault } | null

/** Reads what became of a session. @param ask asks the history's worker, made when it is needed */
export function useRecap(session: string, reader: () => ReaderWords, ask: () => Ask): RecapRead {
  const [read, setRead] = useState<RecapRead>(null)
  useEffect(() => {
    const control = new AbortController()
    setRead(null)
    const asking = ask()('recap', { session, ...reader() }, { signal: control.signal })
    Promise.all([asking, loadThanks(session)]).then(
      ([recap, thanks]) => setRead({ words: recap && recapWords(recap, thanks) }),
      error => {
        if (!control.signal.aborted) setRead({ words: null, fault: faultOf(error) })
      },
    )
    return () => control.abort()
  }, [session])
  return read
}

/** Saves a recap as a picture. */
export async function saveRecap(words: RecapWords): Promise<void> {
  saveFile(`${fileTitle(words.title)}.png`, await recapPicture(words))
}

/** A title without what no file name may have. */
function fileTitle(title: string): string {
  return title.replace(/[\p{C}<>:"/\\|?*]+/gu, ' ').trim() || 'tingdan'
}
