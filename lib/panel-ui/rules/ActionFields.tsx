import { i18n } from '#i18n'
import { COLOURS, type Rule, SOUNDS } from '../../settings/rules.ts'
import { Segments } from '../../ui/parts/Choice.tsx'
import { usePanel } from '../context.tsx'

interface ActionFieldsProps {
  rule: Rule
  onChange: (part: Partial<Rule>) => void
}

/** Options of a rule's action: colour, tag, sound. */
export function ActionFields({ rule, onChange }: ActionFieldsProps) {
  const { play } = usePanel()
  switch (rule.action) {
    case 'highlight':
      return (
        <Segments
          label={i18n.t('rules.colour')}
          options={COLOURS.map(value => ({ value, words: i18n.t(`colours.${value}`) }))}
          chosen={rule.colour}
          onChoose={colour => onChange({ colour })}
        />
      )
    case 'tag':
      return (
        <label class="field">
          <span>{i18n.t('rules.tag')}</span>
          <input
            type="text"
            maxLength={12}
            autocomplete="off"
            required
            value={rule.tag}
            onInput={event => onChange({ tag: event.currentTarget.value })}
          />
        </label>
      )
    case 'sound':
      return (
        <>
          <Segments
            label={i18n.t('rules.sound')}
            options={SOUNDS.map(value => ({ value, words: i18n.t(`sounds.${value}`) }))}
            chosen={rule.sound}
            onChoose={sound => onChange({ sound })}
          />
          <button type="button" class="secondary" onClick={() => play(rule.sound)}>
            {i18n.t('rules.hear')}
          </button>
        </>
      )
    default:
      return null
  }
}
