import { ownVoices } from '../../settings/own-voice-store.ts'
import type { OwnVoice } from '../../settings/own-voices.ts'
import { withItem, withoutItem, withSecret } from '../../settings/stored-apart.ts'
import { KEY } from '../../speech/engine/own/target.ts'
import { type PageApart, useStoredApart } from '../use-stored-apart.ts'

export type PageOwnVoices = PageApart<OwnVoice>

export function useOwnVoices(): PageOwnVoices {
  return useStoredApart(ownVoices)
}

/** What changes one of them. */
export function changesOf({ change }: PageOwnVoices, { id }: OwnVoice) {
  return {
    change: (part: Partial<OwnVoice>) => change(all => withItem(all, id, part)),
    /** Empty: removes it. */
    keepKey: (key: string) => change(all => withSecret(all, id, KEY, key)),
    remove: () => change(all => withoutItem(all, id)),
  }
}
