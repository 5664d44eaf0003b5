import type { Page } from 'playwright'
import { newOwnVoice, type OwnVoice } from '../../../lib/settings/own-voices.ts'

/**
 * Stores voices as the settings page does.
 * @param page any of the extension's own
 * @param key of each
 */
export async function storeOwnVoices(
  page: Page,
  voices: (Pick<OwnVoice, 'id' | 'program' | 'address'> & Partial<OwnVoice>)[],
  key = '',
): Promise<void> {
  const list = voices.map(voice => ({ ...newOwnVoice(voice.id, voice.program, voice.address), ...voice }))
  await page.evaluate(stored => chrome.storage.local.set(stored), {
    'own-voices': list,
    'own-voice-secrets': key === '' ? {} : Object.fromEntries(list.map(({ id }) => [id, { key }])),
  })
}
