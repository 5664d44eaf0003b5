import { i18n } from '../../../i18n/i18n.ts'
import { languageName } from '../../../i18n/languages.ts'
import { withSpeech } from '../../../settings/change/change.ts'
import { usePanel } from '../../context.tsx'
import { Section } from '../Section.tsx'
import { VoicePicker } from './VoicePicker.tsx'

const LANGUAGES = ['en', 'ja', 'ko'] as const

/** Voices for chat in other languages. */
export function LanguageVoices() {
  const { settings } = usePanel()
  const { languages, rate, pitch, volume } = settings.current.value.speech
  return (
    <Section
      title={i18n.t('languageVoices.title')}
      hint={i18n.t('languageVoices.hint')}
      changed={LANGUAGES.some(language => languages[language] !== '')}
    >
      {LANGUAGES.map(language => (
        <VoicePicker
          key={language}
          label={languageName(language)}
          chosen={languages[language]}
          automatic={i18n.t('languageVoices.own')}
          manner={{ rate, pitch, volume }}
          onChoose={chosen =>
            settings.change(all =>
              withSpeech(all, { languages: { ...all.speech.languages, [language]: chosen } }),
            )
          }
        />
      ))}
    </Section>
  )
}
