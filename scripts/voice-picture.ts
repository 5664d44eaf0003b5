import { rmSync } from 'node:fs'
import type { Page } from 'playwright'
import { BUILD } from '../test/e2e/harness/extension.ts'
import { launch } from '../test/e2e/harness/index.ts'
import { textsOf } from '../test/e2e/harness/texts.ts'
import { VoiceServer } from '../test/voice-server/server.ts'
import { withReachable } from './reachable.ts'

const SIZE = { width: 400, height: 1_060 }

/**
 * The settings of a voice of one's own, tested.
 * @param take writes a picture of the page
 */
export async function voicePicture(
  lang: 'zh-CN' | 'en-US',
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { t } = textsOf(lang)
  const program = await VoiceServer.start({ port: 5050, delay: 300 })
  const extension = withReachable(BUILD, ['http://127.0.0.1'])
  const browser = await launch({ extension, voice: false, lang, colorScheme: 'light' })
  try {
    const panel = await browser.openPanel()
    await panel.setViewportSize(SIZE)
    await panel.getByRole('button', { name: t('settings.title'), exact: true }).click()
    await panel.getByRole('button', { name: new RegExp(`^${t('ownVoices.add')}`) }).click()
    await panel.getByRole('button', { name: /OpenAI/ }).click()
    await panel.getByRole('button', { name: t('ownVoices.test'), exact: true }).click()
    const [answered = ''] = t('ownVoices.answered', '').split('  ')
    await panel.locator('.outlet-test p', { hasText: answered.slice(-6) }).waitFor()
    await panel.locator('.outlet-head').scrollIntoViewIfNeeded()
    await take(panel, `own-voices-${lang.slice(0, 2)}`)
  } finally {
    await browser.close()
    await program.close()
    rmSync(extension, { recursive: true, force: true })
  }
}
