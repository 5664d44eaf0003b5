import * as v from 'valibot'

export const SOUNDS = ['ding', 'chime', 'knock'] as const
/** A file of the user's, in the database by its id. */
export type OwnSound = `own:${string}`
export type Sound = (typeof SOUNDS)[number] | OwnSound

export function isOwnSound(sound: unknown): sound is OwnSound {
  return typeof sound === 'string' && /^own:[\w-]{1,40}$/.test(sound)
}

export const soundSchema = v.union([v.picklist(SOUNDS), v.custom<OwnSound>(isOwnSound)])
