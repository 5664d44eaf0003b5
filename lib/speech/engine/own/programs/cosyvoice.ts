import { below, type OwnProgram } from '../program.ts'
import { withHeader } from '../wav.ts'

const RATES = ['22050', '24000']

/** CosyVoice by its `runtime/python/fastapi/server.py`, with the voices that a model was trained on. */
export const cosyvoice: OwnProgram = {
  name: 'cosyvoice',
  address: 'http://127.0.0.1:50000',
  options: [
    {
      name: 'speaker',
      otherwise: '中文女',
      known: ['中文女', '中文男', '粤语女', '英文女', '英文男', '日语男', '韩语女'],
    },
    { name: 'rate', otherwise: '22050', known: RATES },
  ],
  hasKey: false,
  isOpen: true,
  isAddressEnough: false,
  request: ({ address, options }, text) => ({
    url: below(address, 'inference_sft'),
    body: new URLSearchParams({ tts_text: text, spk_id: options.speaker ?? '' }),
  }),
  sound: ({ bytes, rate }, { options }) =>
    withHeader(bytes, rate ?? (Number(options.rate) || Number(RATES[0]))),
}
