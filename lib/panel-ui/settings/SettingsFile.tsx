import { useState } from 'preact/hooks'
import { textOf } from '../../browser/read-file.ts'
import { saveTextFile } from '../../browser/save-file.ts'
import { i18n } from '../../i18n/i18n.ts'
import { readSettingsFile, settingsFile } from '../../settings/file/file.ts'
import { type FileFault, UNREADABLE } from '../../settings/file/file-fault.ts'
import { FileButton } from '../../ui/parts/FileButton.tsx'
import { usePanel } from '../context.tsx'
import { useDeed } from '../use-deed.ts'
import { FileRefused } from './FileRefused.tsx'

/** Exports and imports the settings: all, or nothing and why. */
export function SettingsFile() {
  const { settings } = usePanel()
  const deed = useDeed()
  const [outcome, setOutcome] = useState<FileFault | null>(null)
  const load = async (file: File) => {
    const text = await textOf(file)
    const read = text === undefined ? UNREADABLE : readSettingsFile(text)
    if ('settings' in read) deed(i18n.t('settingsFile.loaded'), () => read.settings)
    setOutcome('settings' in read ? null : read.fault)
  }
  return (
    <section class="settings-file" aria-label={i18n.t('settingsFile.title')}>
      <div class="buttons">
        <button
          type="button"
          class="secondary"
          onClick={() => {
            const day = new Date().toISOString().slice(0, 10)
            saveTextFile(`tingdan-settings-${day}.json`, settingsFile(settings.current.value, Date.now()))
          }}
        >
          {i18n.t('settingsFile.save')}
        </button>
        <FileButton label={i18n.t('settingsFile.load')} accept="application/json,.json" onFile={load} />
      </div>
      <div role="status">{outcome && <FileRefused fault={outcome} />}</div>
    </section>
  )
}
