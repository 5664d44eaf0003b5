import { useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import type { EventType } from '../../model/events.ts'
import { readTemplate, type TemplateFault } from '../../outlets/formats/template.ts'
import type { Program, ProgramOption } from '../../outlets/program.ts'
import type { OutletSettings } from '../../settings/apart/outlets.ts'
import { fieldsOf } from '../../speech/fields.ts'
import { useTyped } from '../../ui/parts/use-typed.ts'
import { fieldLabel, templateErrorWords } from '../settings/type/template-faults.ts'
import { useOutlet } from './use-outlets.ts'

interface OptionFieldsProps {
  outlet: OutletSettings
  program: Program
}

/** What only this program has. */
export function OptionFields({ outlet, program }: OptionFieldsProps) {
  const { keepOption } = useOutlet(outlet)
  const written = ({ name, otherwise }: ProgramOption) => outlet.options[name] ?? otherwise
  const templates = program.options.filter(({ kind }) => kind === 'template')
  return (
    <>
      {program.options
        .filter(({ kind }) => kind === 'text')
        .map(option => (
          <TextOption
            key={option.name}
            name={option.name}
            written={written(option)}
            onKeep={value => keepOption(option.name, value)}
          />
        ))}
      {templates.length > 0 && <Templates options={templates} written={written} onKeep={keepOption} />}
    </>
  )
}

interface TextOptionProps {
  name: string
  written: string
  onKeep: (value: string) => void
}

function TextOption({ name, written, onKeep }: TextOptionProps) {
  const [typed, type] = useTyped(written)
  return (
    <label class="field">
      <span class="field-words">
        {i18n.t(`outletOption.${name}` as 'outletOption.action')}
        <small>{i18n.t(`outletOptionHint.${name}` as 'outletOptionHint.action')}</small>
      </span>
      <input
        type="text"
        maxLength={200}
        autocomplete="off"
        value={typed}
        onInput={event => type(event.currentTarget.value)}
        onChange={event => onKeep(event.currentTarget.value)}
      />
    </label>
  )
}

interface TemplatesProps {
  options: readonly ProgramOption[]
  written: (option: ProgramOption) => string
  onKeep: (name: string, value: string) => void
}

/** One template a type; which one is shown is chosen. */
function Templates({ options, written, onKeep }: TemplatesProps) {
  const [name, setName] = useState(options[0]?.name ?? '')
  const option = options.find(option => option.name === name)
  if (!option) return null
  const type = option.name as EventType
  const source = written(option)
  const { fault } = readTemplate(source, type)
  return (
    <div class="template">
      <label class="field">
        <span class="field-words">{i18n.t('outlets.template')}</span>
        <select value={name} onChange={event => setName(event.currentTarget.value)}>
          {options.map(one => (
            <option key={one.name} value={one.name}>
              {kindLabel(one.name as EventType)}
              {written(one).trim() === '' ? i18n.t('outlets.templateNone') : ''}
            </option>
          ))}
        </select>
      </label>
      <textarea
        class="code"
        rows={4}
        maxLength={20_000}
        spellcheck={false}
        aria-label={i18n.t('outlets.templateOf', [kindLabel(type)])}
        aria-invalid={fault !== undefined}
        value={source}
        onInput={event => onKeep(name, event.currentTarget.value)}
      />
      <div role="status">
        {fault ? (
          <p class="fault">{faultWords(fault)}</p>
        ) : (
          <p class="aside">
            {i18n.t('outlets.templateFields', [
              fieldsOf(type)
                .map(field => `{${field}} ${fieldLabel(field)}`)
                .join(i18n.t('comma')),
            ])}
          </p>
        )}
      </div>
    </div>
  )
}

function faultWords(fault: TemplateFault): string {
  if (fault.problem === 'json') return i18n.t('outlets.notJson', [fault.detail])
  return i18n.t('outlets.wrongText', [fault.text.slice(0, 60), templateErrorWords(fault.error)])
}
