import { useEffect, useState } from 'preact/hooks'
import type { ExportAsk } from '../../lib/archive/export/export.ts'
import { readCsv } from '../../lib/archive/export/read-csv.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { type Fault, faultOf } from '../../lib/model/fault.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { useHistory } from './context.ts'

const SHOWN = 12

/** The beginning of the exported file: a table as a table, else as text. */
export function Preview({ give }: { give: ExportAsk }) {
  const { ask } = useHistory()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<Fault | null>(null)
  const isTable = give.format === 'xlsx' || give.format === 'csv'
  useEffect(() => {
    const control = new AbortController()
    setFault(null)
    const blobs: Blob[] = []
    const format = isTable ? 'csv' : give.format
    ask(
      'export',
      { ...give, format, most: SHOWN },
      {
        signal: control.signal,
        onPart: ({ blob }) => {
          if (blob) blobs.push(blob)
        },
      },
    )
      .then(async () => {
        const whole = await new Blob(blobs).text()
        if (!control.signal.aborted) setText(whole.replace(/^\ufeff/, ''))
      })
      .catch(reason => {
        if (!control.signal.aborted) setFault(faultOf(reason))
      })
    return () => control.abort()
  }, [ask, give])
  return (
    <section
      class="preview"
      aria-label={i18n.t('export.preview')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {fault ? (
        <FaultLine fault={fault} />
      ) : isTable ? (
        <Table text={text} isCsv={give.format === 'csv'} />
      ) : (
        <pre>{text}</pre>
      )}
    </section>
  )
}

function Table({ text, isCsv }: { text: string; isCsv: boolean }) {
  const [head, ...rows] = readCsv(text)
  // A workbook needs no quote before what looks like a number.
  const shown = (cell: string) => (isCsv ? cell : cell.replace(/^'/, ''))
  return (
    <table>
      <thead>
        <tr>
          {head?.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at}>
            {cells.map((cell, column) => (
              <td key={column}>
                <bdi>{shown(cell)}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
