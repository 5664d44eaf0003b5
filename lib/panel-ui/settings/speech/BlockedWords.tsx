import { FileUp } from 'lucide'
import { useState } from 'preact/hooks'
import { formatNumber } from '../../../i18n/format.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { LONGEST_WORD, MOST_BLOCKED, type SpeechSettings } from '../../../settings/schema/speech.ts'
import { decodeText, LARGEST_LIST, readWords } from '../../../settings-page/word-list.ts'
import { Segments } from '../../../ui/parts/Choice.tsx'
import { FileButton } from '../../../ui/parts/FileButton.tsx'
import { LinesField } from './LinesField.tsx'

type Blocked = SpeechSettings['text']['blocked']

interface BlockedWordsProps {
  blocked: Blocked
  onChange: (blocked: Blocked) => void
}

/** Words that are never spoken, typed or from a file. */
export function BlockedWords({ blocked, onChange }: BlockedWordsProps) {
  return (
    <div class="fields">
      <h3>{i18n.t('blocked.title')}</h3>
      <LinesField
        label={i18n.t('blocked.words', [formatNumber(blocked.words.length)])}
        hint={i18n.t('blocked.hint')}
        lines={blocked.words}
        rows={3}
        most={MOST_BLOCKED}
        longest={LONGEST_WORD}
        onChange={words => onChange({ ...blocked, words })}
      />
      <WordFile words={blocked.words} onWords={words => onChange({ ...blocked, words })} />
      <Segments
        label={i18n.t('blocked.mode')}
        options={[
          { value: 'skip', words: i18n.t('blocked.skip') },
          { value: 'bleep', words: i18n.t('blocked.bleep') },
        ]}
        chosen={blocked.mode}
        onChoose={mode => onChange({ ...blocked, mode })}
      />
    </div>
  )
}

function WordFile({ words, onWords }: { words: readonly string[]; onWords: (words: string[]) => void }) {
  const [told, setTold] = useState('')
  const take = async (file: File) => {
    if (file.size > LARGEST_LIST) {
      setTold(i18n.t('blocked.tooLarge'))
      return
    }
    const bytes = await file.arrayBuffer().catch(() => undefined)
    if (!bytes) {
      setTold(i18n.t('fault.file'))
      return
    }
    const text = decodeText(new Uint8Array(bytes))
    const all = readWords([...words, text].join('\n'), MOST_BLOCKED, LONGEST_WORD)
    onWords(all.words)
    const added = all.words.length - words.length
    setTold(i18n.t('blocked.imported', [formatNumber(added), formatNumber(all.leftOut)]))
  }
  return (
    <div class="file">
      <FileButton
        label={i18n.t('blocked.import')}
        icon={FileUp}
        accept=".txt,.csv,text/plain"
        onFile={take}
      />
      <p class="aside" role="status">
        {told}
      </p>
    </div>
  )
}
