import { ownVoices } from '../../settings/apart/own-voice-store.ts'
import type { OwnVoice } from '../../settings/apart/own-voices.ts'
import { withItem, withOption, withoutItem, withSecret } from '../../settings/apart/stored-apart.ts'
import type { OwnTarget } from '../../speech/engine/own/program.ts'
import { KEY, targetOf } from '../../speech/engine/own/target.ts'
import { type PageApart, useStoredApart } from '../use-stored-apart.ts'

export type PageOwnVoices = PageApart<OwnVoice>

export function useOwnVoices(): PageOwnVoices {
  return useStoredApart(ownVoices)
}

/** What changes one of them. */
export function changesOf({ change }: PageOwnVoices, { id }: OwnVoice) {
  return {
    change: (part: Partial<OwnVoice>) => change(all => withItem(all, id, part)),
    keepOption: (name: string, value: string) => change(all => withOption(all, id, name, value)),
    /** Empty: removes it. */
    keepKey: (key: string) => change(all => withSecret(all, id, KEY, key)),
    remove: () => change(all => withoutItem(all, id)),
  }
}

/**
 * What a voice is asked with once all changes are stored: a click on a button may be the end of one.
 * @throws OwnFailure if it cannot be asked; if the browser cannot read
 */
export async function storedTarget({ settled }: PageOwnVoices, voice: OwnVoice): Promise<OwnTarget> {
  await settled()
  const { list, secrets } = await ownVoices.read()
  return targetOf(list.find(({ id }) => id === voice.id) ?? voice, secrets[voice.id]).target
}
