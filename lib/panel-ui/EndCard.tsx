import { Download, History, X } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Ask, askWorker } from '../archive/client.ts'
import { openHistory } from '../browser/tabs.ts'
import { i18n } from '../i18n/i18n.ts'
import { goodsOf, nicknamesOf } from '../rules/reader.ts'
import { FaultLine } from '../ui/parts/FaultLine.tsx'
import { Icon } from '../ui/parts/Icon.tsx'
import { IconButton } from '../ui/parts/IconButton.tsx'
import { RecapCard } from '../ui/recap/RecapCard.tsx'
import { saveRecap, useRecap } from '../ui/recap/use-recap.ts'
import { usePanel } from './context.tsx'

/** The card at the end of a broadcast, until it is closed. */
export function EndCard() {
  const { shown } = usePanel()
  const room = shown.room.value
  const [closed, setClosed] = useState('')
  if (room?.status !== 'ended' || room.replay || closed === room.roomId) return null
  return <Recapped key={room.roomId} roomId={room.roomId} onClose={() => setClosed(room.roomId)} />
}

function Recapped({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const { settings } = usePanel()
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  const ask = (): Ask => {
    worker.current = new Worker('/archive-worker.js')
    return askWorker(worker.current)
  }
  const reader = () => {
    const { people, rules } = settings.current.peek()
    return { nicknames: nicknamesOf(people), goods: goodsOf(rules.goods) }
  }
  const read = useRecap(roomId, reader, ask)
  useEffect(() => {
    if (read) worker.current?.terminate()
  }, [read])
  // Where no history is kept there is nothing to sum up.
  if (read && !read.words && !read.fault) return null
  return (
    <section class="end-card" aria-label={i18n.t('recap.title')}>
      <header>
        <h2>{i18n.t('recap.title')}</h2>
        <IconButton icon={X} label={i18n.t('recap.close')} onClick={onClose} />
      </header>
      {!read && <p class="quiet">{i18n.t('recap.reading')}</p>}
      {read?.fault && <FaultLine fault={read.fault} />}
      {read?.words && (
        <>
          <RecapCard words={read.words} />
          <div class="buttons">
            <button type="button" class="secondary" onClick={() => read.words && void saveRecap(read.words)}>
              <Icon node={Download} />
              {i18n.t('recap.save')}
            </button>
            <button type="button" class="secondary" onClick={() => openHistory(roomId)}>
              <Icon node={History} />
              {i18n.t('history.open')}
            </button>
          </div>
        </>
      )}
    </section>
  )
}
