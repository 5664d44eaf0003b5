import { Download } from 'lucide'
import { useMemo, useState } from 'preact/hooks'
import { typesOf, withTypes } from '../../lib/archive/export/choice.ts'
import type { ExportAsk } from '../../lib/archive/export/export.ts'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../lib/archive/export/formats/formats.ts'
import type { Selection } from '../../lib/archive/scan.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import type { EventType } from '../../lib/model/events.ts'
import { Failure } from '../../lib/model/fault.ts'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { Switch } from '../../lib/ui/parts/Switch.tsx'
import { useHistory } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { RowCount, Scope, Types } from './ExportScope.tsx'
import { exportWords } from './export-words.ts'
import { Preview } from './Preview.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { useSaving } from './use-saving.ts'

/** Exports what the filter and the timeline select. */
export function ExportButton() {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" class="tool" onClick={() => setAsking(true)}>
        <Icon node={Download} />
        {i18n.t('export.title')}
      </button>
      {asking && <ExportDialog onClose={() => setAsking(false)} />}
    </>
  )
}

function ExportDialog({ onClose }: { onClose: () => void }) {
  const { state, ask } = useHistory()
  const [format, setFormat] = useState<FormatName>('xlsx')
  const [hidden, setHidden] = useState(false)
  const [offset, setOffset] = useState(0)
  const [all, setAll] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<EventType>>(new Set())
  const { progress, save, cancel } = useSaving()
  const open = state.open.peek()
  const anchor = open?.session.anchor ?? ''
  const begin = open?.session.firstAt ?? 0
  const range = state.range.peek()
  const query = state.query.peek()
  const types = useMemo(() => typesOf(open ? [open.session] : (state.sessions.peek() ?? [])), [open, state])
  const selection = useMemo((): Selection => {
    const shown = state.selection()
    const filter = all ? '' : shown.query
    const typed = withTypes(
      filter,
      types.map(([type]) => type),
      left,
    )
    const { from: _from, to: _to, ...whole } = shown
    return { ...(all ? whole : shown), query: typed }
  }, [state, all, types, left])
  const give = useMemo(
    (): ExportAsk => ({
      ...selection,
      format,
      words: exportWords(),
      zero: begin + offset * 1000,
      ...(hidden ? { pseudonym: i18n.t('export.pseudonym') } : {}),
    }),
    [selection, format, hidden, offset, begin],
  )
  const saveExport = async () => {
    const { extension } = FORMATS[format]
    let unread = 0
    await save([anchor, begin, extension, hidden], FORMATS[format], 1, async (target, asking) => {
      const exported = await ask('export', { ...give, ...target }, asking)
      unread = exported.unread
    })
    if (unread > 0) throw new Failure({ kind: 'unread', count: unread })
  }
  return (
    <Dialog
      title={i18n.t('export.title')}
      act={i18n.t('export.save')}
      disabled={types.length > 0 && left.size === types.length}
      onAct={saveExport}
      onClose={onClose}
    >
      <fieldset class="formats">
        <legend class="unseen">{i18n.t('export.format')}</legend>
        {FORMAT_NAMES.map(name => (
          <label key={name} class="format">
            <input type="radio" name="format" checked={name === format} onChange={() => setFormat(name)} />
            <b>{i18n.t(`export.formats.${name}`)}</b>
            <small>{i18n.t(`export.about.${name}`)}</small>
          </label>
        ))}
      </fieldset>
      <Scope query={query} range={range} all={all} onAll={setAll} />
      <Types types={types} left={left} onLeft={setLeft} />
      <span class="field">
        <span>{i18n.t('export.hide')}</span>
        <Switch label={i18n.t('export.hide')} on={hidden} onChange={setHidden} />
      </span>
      {FORMATS[format].overlay && (
        <label class="field">
          <span>{i18n.t('export.offset')}</span>
          <input
            type="number"
            step="1"
            value={offset}
            onInput={event => setOffset(event.currentTarget.valueAsNumber || 0)}
          />
        </label>
      )}
      <RowCount selection={selection} steps={FORMATS[format].steps} isSaving={progress !== null} />
      <Preview give={give} />
      {progress && <ProgressBar {...progress} onCancel={cancel} />}
    </Dialog>
  )
}
