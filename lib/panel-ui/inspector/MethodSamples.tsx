import { useState } from 'preact/hooks'
import { fromBase64 } from '../../capture/port/bytes.ts'
import { formatBytes, formatTime } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { methodLabel } from '../../i18n/methods.ts'
import { fieldText } from '../../inspector/field-text.ts'
import { hexDump } from '../../inspector/hex.ts'
import type { SampleView } from '../../messages/inspection.ts'
import { usePanel } from '../context.tsx'
import { CopyButton } from './CopyButton.tsx'
import { CopyWhole } from './CopyWhole.tsx'
import { FieldTree } from './FieldTree.tsx'

/** Stored messages of one method, one at a time: fields and bytes. */
export function MethodSamples({ method }: { method: string }) {
  const samples = usePanel().inspector.samples.value
  const [chosen, choose] = useState(0)
  const sample = samples.find(({ n }) => n === chosen) ?? samples[0]
  return (
    <>
      <p class="method-name">
        {methodLabel(method) && <b>{methodLabel(method)}</b>}
        <code>{method || i18n.t('inspector.unnamed')}</code>
      </p>
      {!sample && <p class="quiet">{i18n.t('inspector.noSamples')}</p>}
      {samples.length > 1 && (
        <fieldset class="segments samples">
          <legend class="for-screen-reader">{i18n.t('inspector.which')}</legend>
          {samples.map(({ n, at }) => (
            <label key={n} class="segment">
              <input type="radio" name="sample" checked={n === sample?.n} onChange={() => choose(n)} />
              <span>{formatTime(at)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {sample && <SampleDetail key={sample.n} method={method} sample={sample} />}
    </>
  )
}

function SampleDetail({ method, sample }: { method: string; sample: SampleView }) {
  const { reason, size, fields } = sample
  const bytes = fromBase64(sample.bytes)
  const tree = fieldText(fields)
  const dump = hexDump(bytes)
  const whole = `${method} ${new Date(sample.at).toISOString()} ${size} bytes: ${reason}\n\n${tree}\n\n${dump}\n`
  const isCut = bytes.length < size
  return (
    <>
      <p class="quiet sample-facts">
        {reason === 'no schema' ? i18n.t('inspector.noSchema') : <code>{reason}</code>}
        {' · '}
        {isCut
          ? i18n.t('inspector.cutSize', [formatBytes(bytes.length), formatBytes(size)])
          : formatBytes(size)}
      </p>
      <div class="part">
        <h2>{i18n.t('inspector.fields')}</h2>
        <CopyButton label={i18n.t('inspector.copyFields')} text={tree} />
      </div>
      {fields.length > 0 ? (
        <FieldTree fields={fields} />
      ) : (
        <p class="quiet">{i18n.t('inspector.noFields')}</p>
      )}
      <div class="part">
        <h2>{i18n.t('inspector.hex')}</h2>
        <CopyButton label={i18n.t('inspector.copyHex')} text={dump} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section class="hex" tabIndex={0} aria-label={i18n.t('inspector.hex')}>
        <pre>{dump}</pre>
      </section>
      <CopyWhole text={whole} />
    </>
  )
}
