import { bestChineseVoice, type Voice, watchVoices } from './voices.ts'

/**
 * Follows the voices that there are and chooses among them.
 * @returns gives the name of the voice for what the user chose (empty: nothing): that voice if it is there, else
 *   the best Chinese one; an empty name while no voices are known yet; undefined where none speaks Chinese
 */
export function voiceChoice(signal: AbortSignal): (chosen: string) => string | undefined {
  let voices: readonly Voice[] = []
  watchVoices(now => {
    voices = now
  }, signal)
  return chosen => {
    if (voices.length === 0 || voices.some(({ name }) => name === chosen)) return chosen
    return bestChineseVoice(voices)?.name
  }
}
