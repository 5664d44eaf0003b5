import { i18n } from '../../../i18n/i18n.ts'
import { withSpeech } from '../../../settings/change/change.ts'
import { DEFAULTS } from '../../../settings/schema/schema.ts'
import { LENGTH_BOUNDS, type SpeechSettings } from '../../../settings/schema/speech.ts'
import { Segments } from '../../../ui/parts/Choice.tsx'
import { NumberField } from '../../../ui/parts/NumberField.tsx'
import { usePanel } from '../../context.tsx'
import { Section } from '../Section.tsx'
import { BlockedWords } from './BlockedWords.tsx'
import { Replacements } from './Replacements.tsx'

const STANDARD = DEFAULTS.speech.text

/** How a text is prepared for speech. */
export function TextSettings() {
  const { settings } = usePanel()
  const { text } = settings.current.value.speech
  const change = (part: Partial<SpeechSettings['text']>) =>
    settings.change(all => withSpeech(all, { text: { ...all.speech.text, ...part } }))
  return (
    <Section
      title={i18n.t('texts.title')}
      hint={i18n.t('texts.hint')}
      changed={JSON.stringify(text) !== JSON.stringify(STANDARD)}
    >
      <Segments
        label={i18n.t('texts.emoji')}
        options={[
          { value: 'out', words: i18n.t('texts.emojiOut') },
          { value: 'name', words: i18n.t('texts.emojiName') },
          { value: 'count', words: i18n.t('texts.emojiCount') },
        ]}
        chosen={text.emoji}
        onChoose={emoji => change({ emoji })}
      />
      <Segments
        label={i18n.t('texts.numbers')}
        options={[
          { value: 'sense', words: i18n.t('texts.numbersSense') },
          { value: 'values', words: i18n.t('texts.numbersValues') },
          { value: 'digits', words: i18n.t('texts.numbersDigits') },
        ]}
        chosen={text.numbers}
        onChoose={numbers => change({ numbers })}
      />
      <p class="aside">{i18n.t('texts.numbersHint')}</p>
      <Segments
        label={i18n.t('texts.marks')}
        options={[
          { value: 'pause', words: i18n.t('texts.marksPause') },
          { value: 'said', words: i18n.t('texts.marksSaid') },
        ]}
        chosen={text.marks}
        onChoose={marks => change({ marks })}
      />
      <NumberField
        label={i18n.t('texts.longest')}
        value={text.longest}
        least={LENGTH_BOUNDS.longest[0]}
        most={LENGTH_BOUNDS.longest[1]}
        unit={i18n.t('unit.characters')}
        standard={STANDARD.longest}
        onChange={longest => change({ longest })}
      />
      <NumberField
        label={i18n.t('texts.longestName')}
        value={text.longestName}
        least={LENGTH_BOUNDS.longestName[0]}
        most={LENGTH_BOUNDS.longestName[1]}
        unit={i18n.t('unit.characters')}
        standard={STANDARD.longestName}
        onChange={longestName => change({ longestName })}
      />
      <Replacements rows={text.replacements} onChange={replacements => change({ replacements })} />
      <BlockedWords blocked={text.blocked} onChange={blocked => change({ blocked })} />
    </Section>
  )
}
