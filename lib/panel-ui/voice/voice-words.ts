import { i18n } from '#i18n'
import { showable } from '../../model/showable.ts'
import { voiceNameShown } from '../../settings-page/voice-name.ts'
import type { Cause } from '../../speech/engine/engine.ts'

const NAME_LIMIT = 40
const ERROR_LIMIT = 80

/** Name of the failed voice, shortened. */
export function voiceName(cause: Cause | undefined): string {
  return showable(voiceNameShown(cause?.voice ?? ''), NAME_LIMIT) || i18n.t('voice.systems')
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
    default:
      return cause?.text
        ? i18n.t('voice.errorOf', [showable(cause.text, ERROR_LIMIT)])
        : i18n.t('voice.error')
  }
}
