import { below, type OwnProgram, type OwnTarget } from '../program.ts'
import { withHeader } from '../wav.ts'

/** Most characters of one request. */
const LONGEST = 4_096
/** Of its samples without a header, a second. */
const PCM_RATE = 24_000
const SPEEDS = { least: 0.25, most: 4 }

/** What OpenAI's interface for speech is, spoken by many local programs too. */
export const openai: OwnProgram = {
  name: 'openai',
  address: 'http://127.0.0.1:5050',
  options: [
    { name: 'voice', otherwise: 'zh-CN-XiaoxiaoNeural' },
    { name: 'model', otherwise: 'tts-1' },
    { name: 'format', otherwise: 'mp3', known: ['mp3', 'wav', 'opus', 'aac', 'flac', 'pcm'] },
    { name: 'speed', otherwise: '1' },
  ],
  hasKey: true,
  isOpen: false,
  isAddressEnough: false,
  request: (target, text) => {
    const { model = '', voice = '', format = '' } = target.options
    const speed = speedOf(target)
    return {
      url: apiOf(target.address, 'audio/speech'),
      headers: { 'content-type': 'application/json', ...authorization(target) },
      body: JSON.stringify({
        model,
        input: text.slice(0, LONGEST),
        voice,
        response_format: format,
        ...(speed === 1 ? {} : { speed }),
      }),
    }
  },
  sound: (answer, { options }) => (options.format === 'pcm' ? withHeader(answer.bytes, PCM_RATE) : undefined),
  voices: { paths: ['audio/voices', 'voices/all', 'voices'], option: 'voice' },
}

/** Below `v1`, whether the user typed that or not. */
export function apiOf(address: URL, path: string): URL {
  const hasVersion = /\/v\d+\/*$/.test(address.pathname)
  return below(address, hasVersion ? path : `v1/${path}`)
}

export function authorization({ key }: Pick<OwnTarget, 'key'>): Record<string, string> {
  return key === '' ? {} : { authorization: `Bearer ${key}` }
}

/** 1 where it is no number. */
export function speedOf({ options }: Pick<OwnTarget, 'options'>): number {
  const speed = Number(options.speed)
  return speed > 0 ? Math.min(SPEEDS.most, Math.max(SPEEDS.least, speed)) : 1
}
