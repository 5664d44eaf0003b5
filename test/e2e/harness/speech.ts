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
  /** Texts that began since, in order, without the one that was being said then. */
  spoken: string[]
  speech: SpeechView
  voice: VoiceView
}

/** What is used of a page: Playwright's and Puppeteer's have it. */
interface ToldPage {
  evaluate<Result>(run: () => Result): Promise<unknown>
}

/**
 * Follows speech as a panel does, whatever the voice, from the worker's first answer on.
 * @param page one of the extension's own
 * @returns waits for `enough`; throws after `timeout` ms
 */
export async function followSpeech(
  page: ToldPage,
): Promise<(enough: (told: SpeechTold) => boolean, timeout?: number) => Promise<SpeechTold>> {
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        let told: SpeechTold | undefined
        const port = chrome.runtime.connect({ name: 'panel' })
        port.onMessage.addListener((message: WorkerToPanel) => {
          if (message.type !== 'speech') return
          const { speech, voice } = message
          if (!told) {
            told = { spoken: [], speech, voice }
            Reflect.set(globalThis, 'tingdanSpeech', told)
            resolve()
            return
          }
          const { speaking } = speech
          if (speaking !== '' && speaking !== told.speech.speaking) told.spoken.push(speaking)
          Object.assign(told, { speech, voice })
        })
      }),
  )
  const read = async () => (await page.evaluate(() => Reflect.get(globalThis, 'tingdanSpeech'))) as SpeechTold
  return (enough, timeout = 30_000) =>
    until(read, enough, timeout, told => `of speech was told only ${JSON.stringify(told)}`)
}

/** Whether nothing is being said or waits. */
export function isSilent({ speech: { speaking, starting, waits } }: SpeechTold): boolean {
  return speaking === '' && starting === undefined && waits === 0
}

/** Whether these texts were said last, in this order, and nothing is being said or waits. */
export function areOver(texts: readonly string[], told: SpeechTold): boolean {
  return isSilent(told) && isDeepStrictEqual(told.spoken.slice(-texts.length), texts)
}
