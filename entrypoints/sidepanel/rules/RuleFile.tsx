import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { filterFaultWords } from '../../../lib/i18n/filter.ts'
import { saveTextFile } from '../../../lib/panel/save-file.ts'
import { exportRules, importRules, joinRules } from '../../../lib/settings/rule-list.ts'
import { FileButton } from '../FileButton.tsx'
import { useRules } from './use-rules.ts'

/** The rules into a file, and more of them out of one: all that it holds, or nothing and why. */
export function RuleFile() {
  const { rules, change } = useRules()
  const [told, setTold] = useState({ words: '', isWrong: false })
  const load = async (file: File) => {
    const read = importRules(await file.text())
    if (read.ok) {
      change(list => joinRules(list, read.rules))
      setTold({ words: i18n.t('rules.imported', [read.rules.length]), isWrong: false })
    } else {
      const reason = read.error ? filterFaultWords(read.error) : read.reason
      const words = read.place
        ? i18n.t('rules.notImported', [read.place, reason])
        : i18n.t('rules.unreadable', [reason])
      setTold({ words, isWrong: true })
    }
  }
  return (
    <div class="rule-file">
      <div class="rule-buttons">
        <button
          type="button"
          class="secondary"
          disabled={rules.length === 0}
          onClick={() => saveTextFile('tingdan-rules.json', exportRules(rules))}
        >
          {i18n.t('rules.export')}
        </button>
        <FileButton label={i18n.t('rules.import')} accept="application/json,.json" onFile={load} />
      </div>
      <div role="status">
        {told.words !== '' && (
          <p class="hint" data-tone={told.isWrong ? 'red' : 'quiet'}>
            {told.words}
          </p>
        )}
      </div>
    </div>
  )
}
