import type { RoomView } from '../model/entry.ts'
import { ALL_ROOMS, type SpeechSettings } from '../settings/schema/speech.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { SpeechView } from '../speech/view.ts'

/** Why little or nothing is heard. */
export type Silence =
  | 'off'
  | 'noVoice'
  | 'noChinese'
  | 'paused'
  | 'stopped'
  | 'volume'
  | 'otherRoom'
  | 'replay'
  | 'noTypes'
  | 'noChat'
  | 'solo'
  | 'only'

/** What decides whether the shown room is heard. */
export interface Hearing {
  room: RoomView | null
  settings: SpeechSettings
  speech: Pick<SpeechView, 'paused' | 'problem'>
  voice: Pick<VoiceView, 'voices'>
}

/** Reasons that say nothing beside another one. */
const MOOT: Partial<Record<Silence, readonly Silence[]>> = {
  solo: ['noTypes', 'noChat', 'only'],
  noTypes: ['noChat'],
}

/** First to mend first; empty if it is heard. */
export function silencesOf({ room, settings, speech, voice }: Hearing): Silence[] {
  const { on, volume, types, solo, only, onlyRoom } = settings
  if (!on) return ['off']
  const reasons: [Silence, boolean][] = [
    ['noVoice', voice.voices === 'none' || speech.problem?.kind === 'no-voice'],
    ['noChinese', voice.voices === 'no-chinese'],
    ['stopped', speech.problem !== undefined && speech.problem.kind !== 'no-voice'],
    ['paused', speech.paused],
    ['volume', volume === 0],
    ['replay', room?.replay?.spoken === false],
    [
      'otherRoom',
      room !== null && !room.replay && onlyRoom !== '' && onlyRoom !== ALL_ROOMS && onlyRoom !== room.roomId,
    ],
    ['solo', solo !== ''],
    ['noTypes', Object.values(types).every(({ speak, template }) => !speak || template.trim() === '')],
    ['noChat', !types.chat.speak || types.chat.template.trim() === ''],
    ['only', only.mentions || only.fansAndAdmins],
  ]
  const found = reasons.filter(([, holds]) => holds).map(([reason]) => reason)
  const moot = found.flatMap(reason => MOOT[reason] ?? [])
  return found.filter(reason => !moot.includes(reason))
}
