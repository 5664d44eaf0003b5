import * as v from 'valibot'

export const SOUNDS = ['ding', 'chime', 'knock'] as const
/** A file of the user's, in the database by its id. */
export type OwnSound = `own:${string}`
export type Sound = (typeof SOUNDS)[number] | OwnSound

const OWN = 'own:'

export function ownSound(id: string): OwnSound {
  return `${OWN}${id}`
}

/** The id of its file. */
export function ownSoundId(sound: OwnSound): string {
  return sound.slice(OWN.length)
}

export function isOwnSound(sound: unknown): sound is OwnSound {
  return typeof sound === 'string' && /^own:[\w-]{1,40}$/.test(sound)
}

export const soundSchema = v.union([v.picklist(SOUNDS), v.custom<OwnSound>(isOwnSound)])
