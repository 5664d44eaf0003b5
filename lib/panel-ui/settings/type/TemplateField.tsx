import { Play, RotateCcw } from 'lucide'
import { useId, useReducer, useRef } from 'preact/hooks'
import { i18n } from '../../../i18n/i18n.ts'
import type { EventType } from '../../../model/events.ts'
import { withRow } from '../../../settings/change/change.ts'
import { DEFAULTS } from '../../../settings/schema/schema.ts'
import { sampleEvent } from '../../../settings-page/samples.ts'
import { latestOf, trialOf } from '../../../settings-page/trial.ts'
import { type FieldName, fieldsOf } from '../../../speech/fields.ts'
import { parseTemplate, type TemplateError } from '../../../speech/template.ts'
import { Icon } from '../../../ui/parts/Icon.tsx'
import { IconButton } from '../../../ui/parts/IconButton.tsx'
import { usePanel } from '../../context.tsx'
import { fieldLabel, templateErrorWords } from './template-faults.ts'

const LONGEST = 500
const SAMPLE_COUNT = 66

/** A type's template, checked while typed, with its result for the latest event. */
export function TemplateField({ type }: { type: EventType }) {
  const { settings } = usePanel()
  const input = useRef<HTMLInputElement>(null)
  const words = useId()
  const { template } = settings.current.value.speech.types[type]
  const { template: standard } = DEFAULTS.speech.types[type]
  const { error } = parseTemplate(template, type)
  const change = (changed: string) => settings.change(all => withRow(all, type, { template: changed }))
  const insert = (name: FieldName) => {
    const field = input.current
    if (!field) return
    field.setRangeText(`{${name}}`, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    change(field.value)
    field.focus()
  }
  return (
    <div class="template">
      <div class="template-line">
        <input
          ref={input}
          type="text"
          class="code"
          maxLength={LONGEST}
          spellcheck={false}
          autocomplete="off"
          aria-label={i18n.t('template.label')}
          aria-invalid={error !== undefined}
          aria-describedby={words}
          placeholder={i18n.t('template.empty')}
          value={template}
          onInput={event => change(event.currentTarget.value)}
        />
        {template !== standard && (
          <IconButton icon={RotateCcw} label={i18n.t('template.reset')} onClick={() => change(standard)} />
        )}
      </div>
      <div id={words} role="status">
        {error ? <Fault template={template} error={error} /> : <Trial type={type} template={template} />}
      </div>
      <Fields type={type} onInsert={insert} />
    </div>
  )
}

function Fault({ template, error }: { template: string; error: TemplateError }) {
  const { at, length } = error
  return (
    <>
      <p class="code marked">
        {template.slice(0, at)}
        <mark>{template.slice(at, at + length)}</mark>
        {template.slice(at + length)}
      </p>
      <p class="fault">{templateErrorWords(error)}</p>
    </>
  )
}

/** What would be said for the latest event or a sample, with a button to hear it. */
function Trial({ type, template }: { type: EventType; template: string }) {
  const { feedView, settings, send } = usePanel()
  const [, showAgain] = useReducer((times: number) => times + 1, 0)
  if (template === '') return <p class="aside">{i18n.t('template.unread')}</p>
  const now = () => {
    const latest = latestOf(feedView.feed.rows, type)
    const { event, count } = latest ?? { event: sampleEvent(type), count: SAMPLE_COUNT }
    return { isReal: latest !== undefined, ...trialOf(settings.current.value, event, count) }
  }
  const speak = () => {
    const { text, manner } = now()
    send({ type: 'try', text, manner })
    // The room may have moved on: what is shown is what is heard.
    showAgain(0)
  }
  const { isReal, text } = now()
  return (
    <div class="trial">
      <p>
        <small>{isReal ? i18n.t('template.latest') : i18n.t('template.sample')}</small>
        <bdi>{text || i18n.t('template.nothing')}</bdi>
      </p>
      <button
        type="button"
        class="icon-button"
        disabled={text === ''}
        aria-label={i18n.t('template.speak')}
        title={i18n.t('template.speak')}
        onClick={speak}
      >
        <Icon node={Play} />
      </button>
    </div>
  )
}

/** The available fields; a click inserts one at the cursor. */
function Fields({ type, onInsert }: { type: EventType; onInsert: (name: FieldName) => void }) {
  return (
    <fieldset class="template-fields" aria-label={i18n.t('template.fields')}>
      {fieldsOf(type).map(name => (
        <button
          key={name}
          type="button"
          class="chip"
          title={`{${name}}`}
          aria-label={i18n.t('template.insert', [fieldLabel(name)])}
          onClick={() => onInsert(name)}
        >
          {fieldLabel(name)}
        </button>
      ))}
    </fieldset>
  )
}
