import { i18n } from '../../i18n/i18n.ts'
import { ACTIONS, type Action, COLOURS, type Rule } from '../../settings/schema/rules.ts'
import { Swatches } from '../../ui/parts/Swatches.tsx'
import { SoundChoice } from './SoundChoice.tsx'

interface ActionFieldsProps {
  rule: Rule
  onChange: (part: Partial<Rule>) => void
}

/** What a rule does: one or several actions, each with its options. */
export function ActionFields({ rule, onChange }: ActionFieldsProps) {
  return (
    <fieldset class="actions">
      <legend>{i18n.t('rules.actions')}</legend>
      {ACTIONS.map(action => (
        <div key={action} class="action">
          <label class="field">
            <span>{i18n.t(`actions.${action}`)}</span>
            <input
              type="checkbox"
              checked={rule.actions.includes(action)}
              onChange={event =>
                onChange({ actions: chosen(rule.actions, action, event.currentTarget.checked) })
              }
            />
          </label>
          {rule.actions.includes(action) && <Options action={action} rule={rule} onChange={onChange} />}
        </div>
      ))}
    </fieldset>
  )
}

/** The actions after one was checked or unchecked. Those that it contradicts are unchecked. */
function chosen(actions: readonly Action[], action: Action, on: boolean): Action[] {
  const others = actions.filter(other => other !== action)
  if (!on) return others
  const kept = others.filter(other => !CONTRADICTS[action]?.includes(other) && other !== 'hide')
  return action === 'hide' ? ['hide'] : ACTIONS.filter(one => one === action || kept.includes(one))
}

const CONTRADICTS: Partial<Record<Action, readonly Action[]>> = { speak: ['mute'], mute: ['speak'] }

function Options({ action, rule, onChange }: ActionFieldsProps & { action: Action }) {
  switch (action) {
    case 'highlight':
      return (
        <Swatches
          label={i18n.t('rules.colour')}
          colours={COLOURS.map(value => ({ value, name: i18n.t(`colours.${value}`) }))}
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
        <SoundChoice
          label={i18n.t('rules.sound')}
          chosen={rule.sound}
          onChoose={sound => sound !== '' && onChange({ sound })}
        />
      )
    default:
      return null
  }
}
