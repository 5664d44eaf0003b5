import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { voiceNameShown } from '../../settings-page/voice-name.ts'
import type { Cause } from '../../speech/engine/engine.ts'
import type { OwnFault } from '../../speech/engine/own/fault.ts'
import { ownProgramNamed } from '../../speech/engine/own/table.ts'

const NAME_LIMIT = 40
const ERROR_LIMIT = 80

/** Name of the failed voice, shortened. */
export function voiceName(cause: Cause | undefined): string {
  const { label, voice = '' } = cause ?? {}
  const name = label === undefined ? voiceNameShown(voice) : ownVoiceWords(label)
  return showable(name, NAME_LIMIT) || i18n.t('voice.systems')
}

/** @param label as in `Voice.own`: its name, or that of its program */
export function ownVoiceWords(label: string): string {
  return ownProgramNamed(label) ? i18n.t(`ownProgram.${label}` as 'ownProgram.openai') : showable(label, 60)
}

/** Why a voice did not speak, as the end of a sentence. */
export function causeWords(cause: Cause | undefined): string {
  switch (cause?.kind) {
    case 'no-start':
      return i18n.t('voice.noStart')
    case 'no-end':
      return i18n.t('voice.noEnd')
    case 'gone':
      return i18n.t('voice.gone')
    case 'no-voice':
      return i18n.t('voice.none')
    case 'own':
      return cause.fault ? ownFaultWords(cause.fault) : i18n.t('voice.error')
    default:
      return cause?.text
        ? i18n.t('voice.errorOf', [showable(cause.text, ERROR_LIMIT)])
        : i18n.t('voice.error')
  }
}

/** What a server of the user's answered, and what to do, as the end of a sentence. */
export function ownFaultWords(fault: OwnFault): string {
  switch (fault.kind) {
    case 'refused': {
      const [status, said] = [String(fault.status), showable(fault.said, ERROR_LIMIT)]
      if (fault.status === 401 || fault.status === 403) return i18n.t('ownFault.key', [status])
      return said === ''
        ? i18n.t('ownFault.refusedBare', [status])
        : i18n.t('ownFault.refused', [status, said])
    }
    case 'no-sound':
      return i18n.t('ownFault.noSound', [showable(fault.said, ERROR_LIMIT)])
    case 'no-list':
      return i18n.t('ownFault.noList')
    case 'too-big':
      return i18n.t('ownFault.tooBig')
    case 'missing':
      return i18n.t('ownFault.missing', [i18n.t(`ownOption.${fault.option}` as 'ownOption.refAudio')])
    default:
      return i18n.t(`ownFault.${fault.kind}`)
  }
}
