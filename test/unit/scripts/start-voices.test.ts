import { expect, test } from 'vitest'
import { readOwnVoices } from '../../../lib/settings/apart/own-voices.ts'
import { readSecrets } from '../../../lib/settings/apart/stored-apart.ts'
import { readSettings } from '../../../lib/settings/schema/schema.ts'
import { readVoice, voiceOrigins, voicesStoredAs } from '../../../scripts/start-voices.ts'

test.each([
  ['openai=http://127.0.0.1:5050', { program: 'openai', address: 'http://127.0.0.1:5050/', options: {} }, {}],
  [
    'openai=https://sk%2D1@api.example.com/v1?voice=alloy&model=tts-1-hd',
    { address: 'https://api.example.com/v1', options: { voice: 'alloy', model: 'tts-1-hd' } },
    { key: 'sk-1' },
  ],
  [
    'gptsovits=http://127.0.0.1:9880?refAudio=/a%20b.wav',
    { program: 'gptsovits', address: 'http://127.0.0.1:9880/', options: { refAudio: '/a b.wav' } },
    {},
  ],
])('%s', (text, voice, secrets) => {
  expect(readVoice(text, 0)).toMatchObject({ voice })
  expect(readVoice(text, 0).secrets).toEqual(secrets)
})

test.each([
  ['openai', 'PROGRAM=URL'],
  ['other=http://127.0.0.1', 'PROGRAM=URL'],
  ['openai=ws://127.0.0.1', 'http://'],
  ['openai=http://127.0.0.1?pitch=2', 'no option pitch, but voice, model, format, speed'],
])('%s is refused, and told why', (text, why) => {
  expect(() => readVoice(text, 0)).toThrow(why)
})

test('what is stored is what the extension reads, and the first is chosen', () => {
  const voices = ['openai=http://key@127.0.0.1:1', 'cosyvoice=http://127.0.0.1:2'].map(readVoice)
  const stored = voicesStoredAs(voices)
  expect(readOwnVoices(stored['own-voices'])).toMatchObject([{ id: 'start-0' }, { id: 'start-1' }])
  expect(readSecrets(stored['own-voice-secrets'])).toEqual({ 'start-0': { key: 'key' }, 'start-1': {} })
  expect(readSettings(stored.settings).speech.voice).toBe('own:start-0')
  expect(voiceOrigins(voices)).toEqual(['http://127.0.0.1:1', 'http://127.0.0.1:2'])
})
