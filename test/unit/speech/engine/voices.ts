import type { Voice } from '../../../../lib/speech/engine/voices.ts'

/** A voice of this machine, unless told otherwise. */
export const voice = (name: string, lang = 'zh-CN', more: Partial<Voice> = {}): Voice => ({
  name,
  lang,
  remote: false,
  extensionId: '',
  ...more,
})
