import { isDeepStrictEqual } from 'node:util'
import type { WorkerToPanel } from '../../../lib/messages/panel.ts'
import type { VoiceView } from '../../../lib/speech/engine/roster.ts'
import type { SpeechView } from '../../../lib/speech/view.ts'
import { until } from './until.ts'

/**
 * Settings of the queue with which nothing is left out for being late, and little is a hurry: a busy machine is late. What a
 * test leaves out on purpose is not reported: the report would come a minute later, in another test.
 */
export const LATE_SPEECH = {
  waiting: 100,
  perPerson: 50,
  late: 600_000,
  chatAge: 600_000,
  namesUpTo: 100,
  tellDropped: 0,
}

export interface SpeechTold {
  /** What began since it is followed, in order. What was being said then is none of it. */
  spoken: string[]
  speech: SpeechView | undefined
  voice: VoiceView | undefined
}

/** What is used of a page: Playwright's and Puppeteer's have it. */
interface ToldPage {
  evaluate<Result>(run: () => Result): Promise<unknown>
}

/**
 * Follows speech as a panel does, whatever the voice.
 * @param page one of the extension's own
 * @returns waits for `enough`; throws after `timeout` ms
 */
export async function followSpeech(
  page: ToldPage,
): Promise<(enough: (told: SpeechTold) => boolean, timeout?: number) => Promise<SpeechTold>> {
  await page.evaluate(() => {
    const told: SpeechTold = { spoken: [], speech: undefined, voice: undefined }
    Reflect.set(globalThis, 'tingdanSpeech', told)
    const port = chrome.runtime.connect({ name: 'panel' })
    port.onMessage.addListener((message: WorkerToPanel) => {
      if (message.type !== 'speech') return
      const { speaking } = message.speech
      if (told.speech && speaking !== '' && speaking !== told.speech.speaking) told.spoken.push(speaking)
      told.speech = message.speech
      told.voice = message.voice
    })
  })
  const read = async () => (await page.evaluate(() => Reflect.get(globalThis, 'tingdanSpeech'))) as SpeechTold
  return (enough, timeout = 30_000) =>
    until(read, enough, timeout, told => `of speech was told only ${JSON.stringify(told)}`)
}

/** Whether these texts were said last, in this order, and nothing is being said or waits. */
export function areOver(texts: readonly string[], { spoken, speech }: SpeechTold): boolean {
  return (
    isDeepStrictEqual(spoken.slice(-texts.length), texts) &&
    speech?.speaking === '' &&
    speech.starting === undefined &&
    speech.waits === 0
  )
}
