import { rmSync } from 'node:fs'
import type { Locator } from 'playwright'
import { BUILD } from '../test/e2e/harness/extension.ts'
import { launch, storeOwnVoices } from '../test/e2e/harness/index.ts'
import { textsOf } from '../test/e2e/harness/texts.ts'
import { VoiceServer } from '../test/voice-server/server.ts'
import { withReachable } from './reachable.ts'

const SIZE = { width: 360, height: 1_400 }

/** What the guide has to be filled in for each program, at its usual port. */
const VOICES = {
  'edge-tts': { program: 'openai', port: 5_050, options: { voice: 'zh-CN-XiaoxiaoNeural', format: 'mp3' } },
  kokoro: { program: 'openai', port: 8_880, options: { voice: 'zf_xiaoxiao', model: 'kokoro' } },
  gptsovits: {
    program: 'gptsovits',
    port: 9_880,
    options: {
      refAudio: 'D:\\voices\\a.wav',
      refText: '大家好，欢迎来到直播间。',
      refLang: 'zh',
      textLang: 'zh',
    },
  },
  cosyvoice: { program: 'cosyvoice', port: 50_000, options: { speaker: '中文女', rate: '22050' } },
}
const NAMES = { 'edge-tts': 'edge-tts', kokoro: 'Kokoro', gptsovits: '', cosyvoice: '' }

/**
 * The settings of a voice of each program in the guide, tested.
 * @param take writes a picture of a part of the page
 */
export async function voicePictures(
  lang: 'zh-CN' | 'en-US',
  take: (part: Locator, name: string) => Promise<void>,
): Promise<void> {
  const { t } = textsOf(lang)
  const extension = withReachable(BUILD, ['http://127.0.0.1'])
  const browser = await launch({ extension, voice: false, lang, colorScheme: 'light' })
  try {
    for (const [id, { port, ...voice }] of Object.entries(VOICES)) {
      const server = await VoiceServer.start({ port, delay: 300 })
      const panel = await browser.openPanel()
      const name = NAMES[id as keyof typeof NAMES]
      await storeOwnVoices(panel, [{ id, name, address: `http://127.0.0.1:${port}`, ...voice }])
      await panel.setViewportSize(SIZE)
      await panel.getByRole('button', { name: t('settings.title'), exact: true }).click()
      await panel.getByRole('button', { name: new RegExp(`^${t('ownVoices.add')}`) }).click()
      const item = panel.locator('.outlet')
      await item.locator('.outlet-head button').click()
      await item.getByRole('button', { name: t('ownVoices.test'), exact: true }).click()
      const [, answered = ''] = t('ownVoices.answered', '|').split('|')
      await item.locator('.outlet-test p', { hasText: answered.trim() }).waitFor()
      await take(item, `own-voice-${id}-${lang.slice(0, 2)}`)
      await panel.close()
      await server.close()
    }
  } finally {
    await browser.close()
    rmSync(extension, { recursive: true, force: true })
  }
}
