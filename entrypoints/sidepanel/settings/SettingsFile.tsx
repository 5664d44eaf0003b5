import { useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { settingsFaultLines } from '../../../lib/i18n/settings-faults.ts'
import { saveTextFile } from '../../../lib/panel/save-file.ts'
import { readSettingsFile, settingsFile } from '../../../lib/settings/file.ts'
import { usePanel } from '../context.ts'

/** The settings into a file, and out of one: all of it, or nothing and why. */
export function SettingsFile() {
  const { state, changeSettings } = usePanel()
  const input = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<string[] | null>(null)
  const load = async (file: File | undefined) => {
    if (!file) return
    const read = readSettingsFile(await file.text())
    if ('settings' in read) changeSettings(() => read.settings)
    setOutcome('settings' in read ? [] : settingsFaultLines(read.fault))
  }
  return (
    <section class="settings-file" aria-label={i18n.t('settingsFile.title')}>
      <div class="buttons">
        <button
          type="button"
          class="secondary"
          onClick={() => {
            const day = new Date().toISOString().slice(0, 10)
            saveTextFile(`tingdan-settings-${day}.json`, settingsFile(state.settings.value, Date.now()))
          }}
        >
          {i18n.t('settingsFile.save')}
        </button>
        <button type="button" class="secondary" onClick={() => input.current?.click()}>
          {i18n.t('settingsFile.load')}
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
        {outcome?.length === 0 && <p>{i18n.t('settingsFile.loaded')}</p>}
        {outcome && outcome.length > 0 && (
          <div class="hint" data-tone="red">
            <span>
              {i18n.t('settingsFile.refused')}
              <ul>
                {outcome.map(line => (
                  <li key={line}>
                    <bdi>{line}</bdi>
                  </li>
                ))}
              </ul>
            </span>
          </div>
        )}
      </div>
    </section>
  )
}
