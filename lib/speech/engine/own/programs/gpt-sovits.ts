import { below, type OwnProgram } from '../program.ts'
import { speedOf } from './openai.ts'

const LANGUAGES = ['zh', 'auto', 'en', 'ja', 'ko', 'yue', 'all_zh']

/**
 * GPT-SoVITS by its `api_v2.py`. Only `/tts` is ever called: `/control` ends the program, `/set_…` changes it for
 * others. Asked by GET: a POST needs an answer to the browser's question first, which it does not give.
 */
export const gptsovits: OwnProgram = {
  name: 'gptsovits',
  address: 'http://127.0.0.1:9880',
  options: [
    { name: 'refAudio', otherwise: '', needed: true },
    { name: 'refText', otherwise: '' },
    { name: 'refLang', otherwise: 'zh', known: LANGUAGES },
    { name: 'textLang', otherwise: 'zh', known: LANGUAGES },
    { name: 'speed', otherwise: '1' },
  ],
  hasKey: false,
  isOpen: false,
  isAddressEnough: true,
  request: (target, text) => {
    const { refAudio = '', refText = '', refLang = '', textLang = '' } = target.options
    const url = below(target.address, 'tts')
    const speed = speedOf(target)
    url.search = String(
      new URLSearchParams({
        text,
        text_lang: textLang,
        ref_audio_path: refAudio,
        prompt_lang: refLang,
        ...(refText === '' ? {} : { prompt_text: refText }),
        text_split_method: 'cut5',
        media_type: 'wav',
        ...(speed === 1 ? {} : { speed_factor: String(speed) }),
      }),
    )
    return { url }
  },
}
