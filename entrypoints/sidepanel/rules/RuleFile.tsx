import { useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { filterFaultWords } from '../../../lib/i18n/filter.ts'
import { saveTextFile } from '../../../lib/panel/save-file.ts'
import { exportRules, importRules, joinRules } from '../../../lib/settings/rule-list.ts'
import { useRules } from './use-rules.ts'

/** The rules into a file, and more of them out of one: all that it holds, or nothing and why. */
export function RuleFile() {
  const { rules, change } = useRules()
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState({ words: '', isWrong: false })
  const load = async (file: File | undefined) => {
    if (!file) return
    const read = importRules(await file.text())
    if (read.ok) {
      change(list => joinRules(list, read.rules))
      setTold({ words: i18n.t('rules.imported', [read.rules.length]), isWrong: false })
    } else {
      const place = read.place || i18n.t('rules.fileItself')
      const reason = read.error ? filterFaultWords(read.error) : read.reason
      setTold({ words: i18n.t('rules.notImported', [place, reason]), isWrong: true })
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
        <button type="button" class="secondary" onClick={() => input.current?.click()}>
          {i18n.t('rules.import')}
        </button>
      </div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={event => {
          void load(event.currentTarget.files?.[0])
          // So that the same file, mended, can be chosen again.
          event.currentTarget.value = ''
        }}
      />
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
