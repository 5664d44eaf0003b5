import { Check, Pin, X } from 'lucide'
import { putOnScreen } from '../browser/on-screen.ts'
import { i18n } from '../i18n/i18n.ts'
import { showable } from '../model/showable.ts'
import { isTalk } from '../model/talk.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { IconButton } from '../ui/parts/IconButton.tsx'
import { nameOf } from '../ui/rows/name.ts'
import { usePanel } from './context.tsx'
import { useOnScreen } from './use-on-screen.ts'

/** What is pinned for the viewers, above the feed: it is ticked or taken down here. */
export function OnScreenLine() {
  const { settings, send } = usePanel()
  const message = useOnScreen()
  if (!message) return null
  const { roomId, n, event } = message
  const name = event.user ? nameOf(event.user, settings.current.value.people) : ''
  return (
    <section class="on-screen" aria-label={i18n.t('onScreen.label')}>
      <Icon node={Pin} />
      <p>
        {name && <bdi class="name">{name}</bdi>}
        {name && i18n.t('colon')}
        <bdi>{isTalk(event) ? showable(event.text) : ''}</bdi>
      </p>
      <IconButton
        icon={Check}
        label={i18n.t('onScreen.answered')}
        onClick={() => send({ type: 'answer', roomId, entry: { n, event }, done: true })}
      />
      <IconButton icon={X} label={i18n.t('onScreen.unpin')} onClick={() => void putOnScreen(null)} />
    </section>
  )
}
