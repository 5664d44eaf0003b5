import { useState } from 'preact/hooks'
import { askForHost } from '../../browser/host-permission.ts'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { type OwnVoice, ownVoiceName } from '../../settings/apart/own-voices.ts'
import { ask } from '../../speech/engine/own/ask.ts'
import { OwnFailure } from '../../speech/engine/own/fault.ts'
import type { OwnProgram } from '../../speech/engine/own/program.ts'
import { soundOf } from '../../speech/engine/own/sound.ts'
import { addressOf, checkNeeded } from '../../speech/engine/own/target.ts'
import { usePanel } from '../context.tsx'
import { TestLine } from '../programs/TestLine.tsx'
import { ownFaultWords } from '../voice/voice-words.ts'
import { PAGE_DEPS } from './OwnOptionFields.tsx'
import { type PageOwnVoices, storedTarget } from './use-own-voices.ts'

interface OwnVoiceTestProps {
  voice: OwnVoice
  voices: PageOwnVoices
  program: OwnProgram
}

/** Has a sentence said, and tells what the server answered. */
export function OwnVoiceTest({ voice, voices, program }: OwnVoiceTestProps) {
  const { send } = usePanel()
  const [text, setText] = useState(i18n.t('settings.sample'))
  const [told, setTold] = useState<{ words: string; isFault?: true }>({ words: '' })
  const test = async () => {
    const url = addressOf(voice.address)
    // In the click, or the browser refuses to ask.
    const isAsked = url && !program.isOpen ? askForHost(url) : undefined
    setTold({ words: i18n.t('ownVoices.testing') })
    const isAllowed = (await isAsked) !== false
    try {
      const target = await storedTarget(voices, voice)
      checkNeeded(program, target)
      if (isAllowed || !program.isAddressEnough) {
        const begins = performance.now()
        const answer = await ask(
          program.request(target, text),
          program,
          PAGE_DEPS,
          new AbortController().signal,
        )
        soundOf(answer, program, target)
        const seconds = formatNumber(Math.round((performance.now() - begins) / 10) / 100)
        setTold({ words: i18n.t('ownVoices.answered', [seconds]) })
      } else {
        setTold({ words: i18n.t('ownVoices.playing') })
      }
      const manner = { voices: [ownVoiceName(voice.id)], rate: 1, pitch: 1, volume: 1, strict: true }
      send({ type: 'try', text, manner })
    } catch (error) {
      const fault = error instanceof OwnFailure ? error.fault : ({ kind: 'broken' } as const)
      setTold({ words: i18n.t('ownVoices.failed', [ownFaultWords(fault)]), isFault: true })
    }
  }
  return (
    <div class="template">
      <span>{i18n.t('ownVoices.sentence')}</span>
      <div class="template-line">
        <input
          type="text"
          maxLength={200}
          autocomplete="off"
          aria-label={i18n.t('ownVoices.sentence')}
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
      </div>
      <TestLine
        label={i18n.t('ownVoices.test')}
        disabled={text.trim() === ''}
        onTest={test}
        isFault={told.isFault === true}
      >
        {told.words}
      </TestLine>
    </div>
  )
}
