import { useState } from 'preact/hooks'
import { textOf } from '../../browser/read-file.ts'
import { saveTextFile } from '../../browser/save-file.ts'
import { i18n } from '../../i18n/i18n.ts'
import { exportRules, importRules, joinRules } from '../../settings/change/rule-list.ts'
import { type FileFault, UNREADABLE } from '../../settings/file/file-fault.ts'
import { FileButton } from '../../ui/parts/FileButton.tsx'
import { usePanel } from '../context.tsx'
import { FileRefused } from '../settings/FileRefused.tsx'
import { useDeed } from '../use-deed.ts'

/** Exports the rules, and adds those of a file: all, or none and why. */
export function RuleFile() {
  const { rules, views } = usePanel().settings.current.value
  const deed = useDeed()
  const [fault, setFault] = useState<FileFault | null>(null)
  const load = async (file: File) => {
    const text = await textOf(file)
    const read = text === undefined ? UNREADABLE : importRules(text)
    if ('rules' in read)
      deed(i18n.t('rules.imported', [read.rules.length + read.views.length]), all => joinRules(all, read))
    setFault('rules' in read ? null : read.fault)
  }
  return (
    <div class="rule-file">
      <div class="rule-buttons">
        <button
          type="button"
          class="secondary"
          disabled={rules.list.length + views.length === 0}
          onClick={() => saveTextFile('tingdan-rules.json', exportRules(rules.list, views))}
        >
          {i18n.t('rules.export')}
        </button>
        <FileButton label={i18n.t('rules.import')} accept="application/json,.json" onFile={load} />
      </div>
      <div role="status">{fault && <FileRefused fault={fault} />}</div>
    </div>
  )
}
