import { RotateCcw } from 'lucide'
import { useId } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { programNamed } from '../../outlets/table.ts'
import type { OutletSettings } from '../../settings/apart/outlets.ts'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { useTyped } from '../../ui/parts/use-typed.ts'
import { useOutlet } from './use-outlets.ts'
import { addressWarnings } from './words.ts'

/** Where it goes. Taken over when the field is left: half an address leads elsewhere. */
export function AddressField({ outlet: { address, program: name, ...outlet } }: { outlet: OutletSettings }) {
  const { change } = useOutlet({ address, program: name, ...outlet })
  const [typed, type] = useTyped(address)
  const words = useId()
  const program = programNamed(name)
  const standard = program?.address ?? ''
  const url = URL.parse(address)
  const isRight = program !== undefined && url !== null && program.schemes.includes(url.protocol)
  return (
    <div class="template">
      <span>{i18n.t('outlets.address')}</span>
      <div class="template-line">
        <input
          type="url"
          class="code"
          maxLength={2000}
          spellcheck={false}
          autocomplete="off"
          aria-label={i18n.t('outlets.address')}
          aria-invalid={!isRight}
          aria-describedby={words}
          placeholder={standard}
          value={typed}
          onInput={event => type(event.currentTarget.value)}
          onChange={event => change({ address: event.currentTarget.value.trim() })}
        />
        {address !== standard && (
          <IconButton
            icon={RotateCcw}
            label={i18n.t('outlets.usualAddress')}
            onClick={() => change({ address: standard })}
          />
        )}
      </div>
      <div id={words} role="status">
        {!isRight && program && (
          <p class="fault">
            {i18n.t('outlets.schemes', [program.schemes.map(scheme => `${scheme}//`).join(' ')])}
          </p>
        )}
        {isRight &&
          addressWarnings(address).map(warning => (
            <p key={warning} class="hint" data-tone="amber">
              {warning}
            </p>
          ))}
      </div>
    </div>
  )
}
