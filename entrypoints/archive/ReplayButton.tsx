import { Play } from 'lucide'
import { browser } from 'wxt/browser'
import { i18n } from '../../lib/i18n/i18n.ts'
import { REPLAY_PORT } from '../../lib/messages/replay.ts'
import { Replay } from '../../lib/replay/replay.ts'
import type { SessionRecord } from '../../lib/store/records.ts'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { useHistory } from './context.ts'

/** A page replays one recorded session at a time. */
export function ReplayButton({ session }: { session: SessionRecord }) {
  const { ask, replay } = useHistory()
  if (session.frames === 0) return null
  const start = () => {
    replay.value?.stop()
    const next = new Replay(session, {
      ask,
      connect: () => browser.runtime.connect({ name: REPLAY_PORT }),
      now: Date.now,
    })
    replay.value = next
    void next.run()
  }
  return (
    <button type="button" class="tool" title={i18n.t('replay.startTitle')} onClick={start}>
      <Icon node={Play} />
      {i18n.t('replay.start')}
    </button>
  )
}
