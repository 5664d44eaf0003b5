import { ClipboardList } from 'lucide'
import { useState } from 'preact/hooks'
import { i18n } from '../../lib/i18n/i18n.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { RecapCard } from '../../lib/ui/recap/RecapCard.tsx'
import { saveRecap, useRecap } from '../../lib/ui/recap/use-recap.ts'
import { useHistory } from './context.ts'
import { Dialog } from './Dialog.tsx'

/** Shows what became of the open session, and saves it as a picture. */
export function RecapButton({ session }: { session: string }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" class="tool" onClick={() => setAsking(true)}>
        <Icon node={ClipboardList} />
        {i18n.t('recap.title')}
      </button>
      {asking && <RecapDialog session={session} onClose={() => setAsking(false)} />}
    </>
  )
}

function RecapDialog({ session, onClose }: { session: string; onClose: () => void }) {
  const { state, ask } = useHistory()
  const read = useRecap(
    session,
    () => state.reader(),
    () => ask,
  )
  const words = read?.words
  return (
    <Dialog
      title={i18n.t('recap.title')}
      act={i18n.t('recap.save')}
      disabled={!words}
      onAct={async () => {
        if (words) await saveRecap(words)
      }}
      onClose={onClose}
    >
      {!read && <p class="quiet">{i18n.t('recap.reading')}</p>}
      {read?.fault && <FaultLine fault={read.fault} />}
      {words && <RecapCard words={words} />}
    </Dialog>
  )
}
