import { Keyboard } from 'lucide'
import { hasGlobalKeys, openShortcutPage } from '../../../browser/shortcut-page.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { OPEN_PANEL, SHORTCUTS, type Shortcut } from '../../../messages/shortcuts.ts'
import { Icon } from '../../../ui/parts/Icon.tsx'
import { useShortcutKeys } from '../../use-shortcut-keys.ts'
import { Section } from '../Section.tsx'

const NAMES = Object.keys(SHORTCUTS) as Shortcut[]

/** The shortcut keys. Only the browser can change them; they are read again on return. */
export function Shortcuts() {
  return (
    <Section
      title={i18n.t('shortcut.title')}
      hint={i18n.t(hasGlobalKeys() ? 'shortcut.hint' : 'shortcut.onlyHere')}
    >
      <Keys />
      <button type="button" class="secondary" onClick={openShortcutPage}>
        <Icon node={Keyboard} />
        {i18n.t('shortcut.change')}
      </button>
      <p class="aside">{i18n.t(hasGlobalKeys() ? 'shortcut.how' : 'shortcut.howHere')}</p>
      {hasGlobalKeys() && <p class="aside">{i18n.t('shortcut.mediaKeys')}</p>}
    </Section>
  )
}

function Keys() {
  const keys = useShortcutKeys()
  return (
    <dl class="shortcuts">
      <Key words={i18n.t('shortcut.open')} keys={keys.get(OPEN_PANEL)} />
      <Key words={i18n.t('shortcut.palette')} keys="Ctrl+K" />
      <Key words={i18n.t('shortcut.undo')} keys="Ctrl+Z" />
      {NAMES.map(name => (
        <Key key={name} words={i18n.t(`shortcut.${name}`)} keys={keys.get(name)} />
      ))}
    </dl>
  )
}

function Key({ words, keys }: { words: string; keys: string | undefined }) {
  return (
    <div class="field">
      <dt>{words}</dt>
      <dd>{keys ? <kbd>{keys}</kbd> : i18n.t('shortcut.none')}</dd>
    </div>
  )
}
