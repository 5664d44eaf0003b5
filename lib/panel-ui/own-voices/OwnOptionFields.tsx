import { useState } from 'preact/hooks'
import { askForHost, mayReachHost } from '../../browser/host-permission.ts'
import { formatWhole } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { OwnVoice } from '../../settings/apart/own-voices.ts'
import { ANSWER_MS } from '../../speech/engine/own/ask.ts'
import { OwnFailure } from '../../speech/engine/own/fault.ts'
import { listOwnVoices } from '../../speech/engine/own/list-voices.ts'
import type { OwnProgram } from '../../speech/engine/own/program.ts'
import { addressOf } from '../../speech/engine/own/target.ts'
import { TestLine } from '../programs/TestLine.tsx'
import { ownFaultWords } from '../voice/voice-words.ts'
import { TypedField } from './TypedField.tsx'
import { changesOf, type PageOwnVoices, storedTarget } from './use-own-voices.ts'

interface OwnOptionFieldsProps {
  voice: OwnVoice
  voices: PageOwnVoices
  program: OwnProgram
}

/** What only this program has, and its list of voices where it has one. */
export function OwnOptionFields({ voice, voices, program }: OwnOptionFieldsProps) {
  const { keepOption } = changesOf(voices, voice)
  const [found, setFound] = useState<readonly string[]>([])
  return (
    <>
      {program.options.map(({ name, otherwise, known = [] }) => {
        const isListed = program.voices?.option === name
        return (
          <div key={name}>
            <TypedField
              label={i18n.t(`ownOption.${name}` as 'ownOption.voice')}
              hint={i18n.t(`ownOptionHint.${name}` as 'ownOptionHint.voice')}
              value={voice.options[name] ?? ''}
              usual={otherwise}
              known={isListed ? found : known}
              longest={2_000}
              onKeep={value => keepOption(name, value.trim())}
            />
            {isListed && <FindVoices voice={voice} voices={voices} program={program} onFound={setFound} />}
          </div>
        )
      })}
    </>
  )
}

function FindVoices({
  voice,
  voices,
  program,
  onFound,
}: OwnOptionFieldsProps & { onFound: (names: readonly string[]) => void }) {
  const [told, setTold] = useState<{ words: string; isFault?: true }>({ words: '' })
  const find = async () => {
    const url = addressOf(voice.address)
    // In the click, or the browser refuses to ask.
    const isAsked = url && !program.isOpen ? askForHost(url) : undefined
    setTold({ words: i18n.t('ownVoices.finding') })
    await isAsked
    try {
      const target = await storedTarget(voices, voice)
      const names = await listOwnVoices(program, target, PAGE_DEPS, new AbortController().signal)
      onFound(names)
      setTold({ words: i18n.t('ownVoices.found', [formatWhole(names.length)]) })
    } catch (error) {
      const fault = error instanceof OwnFailure ? error.fault : ({ kind: 'broken' } as const)
      setTold({ words: i18n.t('ownVoices.failed', [ownFaultWords(fault)]), isFault: true })
    }
  }
  return (
    <TestLine label={i18n.t('ownVoices.find')} onTest={find} isFault={told.isFault === true}>
      {told.words}
    </TestLine>
  )
}

/** How this page asks a server. */
export const PAGE_DEPS = {
  fetch: (url: URL, init: RequestInit) => fetch(url, init),
  mayReach: mayReachHost,
  answerMs: ANSWER_MS,
}
