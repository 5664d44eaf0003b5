import { useState } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'

interface SecretFieldProps {
  label: string
  isSet: boolean
  onKeep: (value: string) => void
}

/** A password: it can be set and removed, and is never shown again. */
export function SecretField({ label, isSet, onKeep }: SecretFieldProps) {
  const [typed, setTyped] = useState('')
  return (
    <div class="field">
      <span class="field-words">
        {label}
        <small>{i18n.t('outlets.secretHint')}</small>
      </span>
      <input
        type="password"
        maxLength={2000}
        autocomplete="off"
        aria-label={label}
        placeholder={isSet ? i18n.t('outlets.secretSet') : i18n.t('outlets.secretNone')}
        value={typed}
        onInput={event => setTyped(event.currentTarget.value)}
        onChange={() => {
          if (typed !== '') onKeep(typed)
          setTyped('')
        }}
      />
      {isSet && (
        <button type="button" class="link" onClick={() => onKeep('')}>
          {i18n.t('outlets.secretRemove')}
        </button>
      )}
    </div>
  )
}
