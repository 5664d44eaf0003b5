import { newOwnVoice, type OwnVoice } from '../../../lib/settings/apart/own-voices.ts'
import { spoken, tone } from '../../voice-server/server.ts'
import { type HeardSound, MARKS, type Mark, marked, soundsIn } from './marked-sound.ts'
import { EAR_RATE, type Ear } from './system-voice.ts'
import { until } from './until.ts'

/** What is used of a page: Playwright's and Puppeteer's have it. */
interface StoringPage {
  evaluate(run: (stored: object) => Promise<void>, stored: object): Promise<unknown>
}

/**
 * Stores voices as the settings page does.
 * @param page any of the extension's own
 * @param key of each
 */
export async function storeOwnVoices(
  page: StoringPage,
  voices: (Pick<OwnVoice, 'id' | 'program' | 'address'> & Partial<OwnVoice>)[],
  key = '',
): Promise<void> {
  const list = voices.map(voice => ({ ...newOwnVoice(voice.id, voice.program, voice.address), ...voice }))
  await page.evaluate(stored => chrome.storage.local.set(stored), {
    'own-voices': list,
    'own-voice-secrets': key === '' ? {} : Object.fromEntries(list.map(({ id }) => [id, { key }])),
  })
}

/** Texts whose sounds can be told apart by their marks. */
export const OWN_TEXTS = [
  '主播晚上好今天唱什么歌',
  '这件衣服多少钱一件',
  '谢谢大家来看我的直播',
  '明天几点开播呢',
] as const

/** What espeak-ng says, marked with the place of the text. */
export function ownSound(text: string): Buffer {
  return marked(spoken(text), markOf(text))
}

/** The same, but for texts whose sounds last so long that even a busy machine can end them in the middle. */
export function lengthened(...texts: string[]): (text: string) => Buffer {
  return text => (texts.includes(text) ? marked(tone(text, 440, 2_000), markOf(text)) : ownSound(text))
}

/** Of a text that is none of ours, the last. */
function markOf(text: string): Mark {
  return MARKS.at((OWN_TEXTS as readonly string[]).indexOf(text)) ?? { begins: 0, ends: 0 }
}

/** Where the recording is now, in ms. */
export function recordedMs(ear: Ear): number {
  return (ear.recording().length / EAR_RATE) * 1_000
}

/**
 * Waits until so many marked sounds were recorded, the last of them whole.
 * @param from ms of the recording
 */
export function heardSounds(ear: Ear, count: number, from: number): Promise<HeardSound[]> {
  return until(
    async () => soundsIn(ear.recording(), from),
    sounds => sounds.length >= count && sounds.at(-1)?.isWhole === true,
    20_000,
    sounds => `of ${count} sounds was heard ${JSON.stringify(sounds)}`,
  )
}
