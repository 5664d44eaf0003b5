import { Keyboard } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { SHORTCUTS, type Shortcut } from '../../../../lib/messages/shortcuts.ts'
import { openShortcutPage, shortcutKeys } from '../../../../lib/panel/shortcut-keys.ts'
import { Icon } from '../../Icon.tsx'
import { Section } from '../Section.tsx'

const NAMES = Object.keys(SHORTCUTS) as Shortcut[]

/** The keys that work from any window. Only the browser can change them; they are read again when one comes back. */
export function Shortcuts() {
  return (
    <Section title={i18n.t('shortcut.title')} hint={i18n.t('shortcut.hint')}>
      <Keys />
      <button type="button" class="secondary" onClick={openShortcutPage}>
        <Icon node={Keyboard} />
        {i18n.t('shortcut.change')}
      </button>
      <p class="aside">{i18n.t('shortcut.how')}</p>
    </Section>
  )
}

function Keys() {
  const [keys, setKeys] = useState(new Map<Shortcut, string>())
  useEffect(() => {
    const leaving = new AbortController()
    const read = () => void shortcutKeys().then(setKeys, () => {})
    addEventListener('focus', read, { signal: leaving.signal })
    read()
    return () => leaving.abort()
  }, [])
  return (
    <dl class="shortcuts">
      {NAMES.map(name => (
        <div key={name} class="field">
          <dt>{i18n.t(`shortcut.${name}`)}</dt>
          <dd>{keys.get(name) ? <kbd>{keys.get(name)}</kbd> : i18n.t('shortcut.none')}</dd>
        </div>
      ))}
    </dl>
  )
}
