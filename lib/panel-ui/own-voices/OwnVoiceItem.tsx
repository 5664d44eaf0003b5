import { Trash2 } from 'lucide'
import { i18n } from '../../i18n/i18n.ts'
import { languageName } from '../../i18n/languages.ts'
import { isLoopback } from '../../model/loopback.ts'
import { OWN_LANGUAGES, type OwnVoice, ownVoiceName } from '../../settings/apart/own-voices.ts'
import { withSpeech } from '../../settings/change/change.ts'
import { ownProgramNamed } from '../../speech/engine/own/table.ts'
import { addressOf, KEY } from '../../speech/engine/own/target.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { SecretField } from '../outlets/SecretField.tsx'
import { ProgramItem } from '../programs/ProgramItem.tsx'
import { ownVoiceWords } from '../voice/voice-words.ts'
import { OwnOptionFields } from './OwnOptionFields.tsx'
import { OwnVoiceTest } from './OwnVoiceTest.tsx'
import { TypedField } from './TypedField.tsx'
import { changesOf, type PageOwnVoices } from './use-own-voices.ts'

interface OwnVoiceItemProps {
  voice: OwnVoice
  voices: PageOwnVoices
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** One own voice: its name and place, and its fields when opened. */
export function OwnVoiceItem({ voice, voices, isOpen, onOpen }: OwnVoiceItemProps) {
  const url = addressOf(voice.address)
  const name = ownVoiceWords(voice.name || voice.program)
  return (
    <ProgramItem
      name={name}
      address={voice.address}
      remark={url ? ` · ${i18n.t(isLoopback(url) ? 'ownVoices.here' : 'ownVoices.away')}` : ''}
      editLabel={i18n.t('ownVoices.edit', [name])}
      isOpen={isOpen}
      onOpen={onOpen}
    >
      <UseIt voice={voice} />
      {isOpen && <Fields voice={voice} voices={voices} />}
    </ProgramItem>
  )
}

function UseIt({ voice: { id } }: { voice: OwnVoice }) {
  const { settings } = usePanel()
  const isUsed = settings.current.value.speech.voice === ownVoiceName(id)
  if (isUsed) return <p class="aside">{i18n.t('ownVoices.used')}</p>
  return (
    <button
      type="button"
      class="secondary"
      onClick={() => settings.change(all => withSpeech(all, { voice: ownVoiceName(id) }))}
    >
      {i18n.t('ownVoices.use')}
    </button>
  )
}

function Fields({ voice, voices }: Pick<OwnVoiceItemProps, 'voice' | 'voices'>) {
  const program = ownProgramNamed(voice.program)
  const { change, keepKey, remove } = changesOf(voices, voice)
  const url = addressOf(voice.address)
  const isSet = voices.stored.secrets[voice.id]?.[KEY] !== undefined
  return (
    <div class="fields outlet-fields">
      <TypedField
        label={i18n.t('ownVoices.address')}
        value={voice.address}
        usual={program?.address ?? ''}
        longest={2_000}
        onKeep={address => change({ address: address.trim() })}
      />
      <div role="status">
        {!url && <p class="fault">{i18n.t('ownVoices.failed', [i18n.t('ownFault.address')])}</p>}
        {url && !isLoopback(url) && (
          <p class="hint" data-tone="amber">
            {i18n.t('ownVoices.warning', [url.host])}
            {url.protocol === 'http:' && ` ${i18n.t('ownVoices.unencrypted')}`}
          </p>
        )}
      </div>
      {program?.hasKey && <SecretField label={i18n.t('ownVoices.key')} isSet={isSet} onKeep={keepKey} />}
      {voice.program === 'gptsovits' && <p class="aside">{i18n.t('ownVoices.cite')}</p>}
      {program && <OwnOptionFields voice={voice} voices={voices} program={program} />}
      <TypedField
        label={i18n.t('ownVoices.name')}
        hint={i18n.t('ownVoices.nameHint')}
        value={voice.name}
        longest={60}
        onKeep={name => change({ name: name.trim() })}
      />
      <label class="field">
        <span class="field-words">
          {i18n.t('ownVoices.lang')}
          <small>{i18n.t('ownVoices.langHint')}</small>
        </span>
        <select
          value={voice.lang}
          onChange={event =>
            change({ lang: OWN_LANGUAGES.find(lang => lang === event.currentTarget.value) ?? '' })
          }
        >
          {OWN_LANGUAGES.map(lang => (
            <option key={lang} value={lang}>
              {lang === '' ? i18n.t('ownVoices.any') : languageName(lang)}
            </option>
          ))}
        </select>
      </label>
      {program && <OwnVoiceTest voice={voice} voices={voices} program={program} />}
      <button type="button" class="secondary danger" onClick={remove}>
        <Icon node={Trash2} />
        {i18n.t('ownVoices.remove')}
      </button>
    </div>
  )
}
