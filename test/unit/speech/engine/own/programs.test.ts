import { describe, expect, onTestFinished, test } from 'vitest'
import { newOwnVoice, type OwnVoice } from '../../../../../lib/settings/apart/own-voices.ts'
import { type AskDeps, ask } from '../../../../../lib/speech/engine/own/ask.ts'
import { OwnFailure, type OwnFault } from '../../../../../lib/speech/engine/own/fault.ts'
import { listOwnVoices } from '../../../../../lib/speech/engine/own/list-voices.ts'
import { soundOf } from '../../../../../lib/speech/engine/own/sound.ts'
import { OWN_PROGRAMS } from '../../../../../lib/speech/engine/own/table.ts'
import { checkNeeded, targetOf } from '../../../../../lib/speech/engine/own/target.ts'
import {
  type Behaviour,
  tone,
  VoiceServer,
  type VoiceServerOptions,
} from '../../../../voice-server/server.ts'

const deps: AskDeps = { fetch, mayReach: async () => true, answerMs: 2_000 }

async function server(options?: VoiceServerOptions) {
  const server = await VoiceServer.start(options)
  onTestFinished(() => server.close())
  return server
}

async function say(
  voice: Partial<OwnVoice> & { program: string; address: string },
  text = '谢谢关注',
  key = '',
) {
  const { program, target } = targetOf({ ...newOwnVoice('a', '', ''), ...voice }, key ? { key } : {})
  checkNeeded(program, target)
  return soundOf(
    await ask(program.request(target, text), program, deps, new AbortController().signal),
    program,
    target,
  )
}

/** Why it does not speak. */
async function faultOf(promise: Promise<unknown>): Promise<OwnFault> {
  const error = await promise.then(
    () => undefined,
    error => error,
  )
  expect(error).toBeInstanceOf(OwnFailure)
  return (error as OwnFailure).fault
}

describe('each program is asked as its interface says', () => {
  test('OpenAI’s: JSON, the key as a bearer, speed only where it is not 1', async () => {
    const { url, asked } = await server()
    const sound = await say({ program: 'openai', address: url }, '谢谢关注', 'sk-1')
    expect(sound).toEqual({ bytes: new Uint8Array(tone('谢谢关注')), type: 'audio/wav' })
    await say({
      program: 'openai',
      address: `${url}/v1/`,
      options: { voice: 'alloy', model: 'kokoro', format: 'wav', speed: '9' },
    })
    expect(asked.map(({ method, url }) => [method, url])).toEqual(Array(2).fill(['POST', '/v1/audio/speech']))
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer sk-1',
      'content-type': 'application/json',
    })
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      model: 'tts-1',
      input: '谢谢关注',
      voice: 'zh-CN-XiaoxiaoNeural',
      response_format: 'mp3',
    })
    expect(asked[1]?.headers.authorization).toBeUndefined()
    expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({
      model: 'kokoro',
      voice: 'alloy',
      response_format: 'wav',
      speed: 4,
    })
  })

  test('samples without a header get one', async () => {
    const { url } = await server()
    const { bytes, type } = await say({ program: 'openai', address: url, options: { format: 'pcm' } })
    expect(type).toBe('audio/wav')
    expect(new DataView(bytes.buffer).getUint32(24, true)).toBe(24_000)
    expect(bytes.subarray(44)).toEqual(new Uint8Array(tone('谢谢关注').subarray(44)))
  })

  test('GPT-SoVITS: by GET, with the reference; no other path of it is ever called', async () => {
    const { url, asked } = await server()
    const options = { refAudio: 'D:/ref & co.wav', refText: '你好？', speed: '1.2' }
    expect(await say({ program: 'gptsovits', address: url, options }, '第1句&text=2')).toMatchObject({
      type: 'audio/wav',
    })
    const [one] = asked
    const { pathname, searchParams } = new URL(one?.url ?? '', url)
    expect([one?.method, pathname]).toEqual(['GET', '/tts'])
    expect(Object.fromEntries(searchParams)).toEqual({
      text: '第1句&text=2',
      text_lang: 'zh',
      ref_audio_path: 'D:/ref & co.wav',
      prompt_lang: 'zh',
      prompt_text: '你好？',
      text_split_method: 'cut5',
      media_type: 'wav',
      speed_factor: '1.2',
    })
  })

  test('GPT-SoVITS without a reference is not asked at all', async () => {
    const { url, asked } = await server()
    expect(await faultOf(say({ program: 'gptsovits', address: url }))).toEqual({
      kind: 'missing',
      option: 'refAudio',
    })
    expect(asked).toEqual([])
  })

  test('CosyVoice: a form, and its samples get a header', async () => {
    const { url, asked } = await server()
    const { bytes, type } = await say({ program: 'cosyvoice', address: url, options: { rate: '24000' } })
    expect([asked[0]?.method, asked[0]?.url]).toEqual(['POST', '/inference_sft'])
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      tts_text: '谢谢关注',
      spk_id: '中文女',
    })
    expect([type, new DataView(bytes.buffer).getUint32(24, true)]).toEqual(['audio/wav', 24_000])
  })

  test('voices are listed where the interface has a list, in each form in which programs write it', async () => {
    const { url, asked } = await server()
    const { program, target } = targetOf(newOwnVoice('a', 'openai', url), { key: 'sk-2' })
    const signal = new AbortController().signal
    expect(await listOwnVoices(program, target, deps, signal)).toEqual([
      'zh-CN-XiaoxiaoNeural',
      'zh-CN-YunxiNeural',
    ])
    expect(asked[0]).toMatchObject({ url: '/v1/audio/voices', headers: { authorization: 'Bearer sk-2' } })
    const answering = (answer: unknown) => ({
      ...deps,
      fetch: async () =>
        new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }),
    })
    for (const answer of [
      ['a', 'b'],
      { data: [{ id: 'a' }, { voice_id: 'b' }] },
      { voices: [{ name: 'a' }, { ShortName: 'b' }] },
    ])
      expect(await listOwnVoices(program, target, answering(answer), signal)).toEqual(['a', 'b'])
    expect(await faultOf(listOwnVoices(program, target, answering({ ok: 1 }), signal))).toEqual({
      kind: 'no-list',
    })
  })
})

describe('what is no sound is named, with what the server says', () => {
  test.each<[Behaviour, OwnFault]>([
    ['fails', { kind: 'refused', status: 500, said: 'CUDA out of memory' }],
    ['html', { kind: 'no-sound', said: 'Login Please sign in' }],
    ['empty', { kind: 'empty' }],
    ['silent', { kind: 'silent' }],
    ['noise', { kind: 'undecodable' }],
    ['endless', { kind: 'too-big' }],
    ['huge', { kind: 'too-big' }],
    ['breaks', { kind: 'broken' }],
  ])('%s', async (behaviour, fault) => {
    const { url } = await server({ behaviour })
    expect(await faultOf(say({ program: 'openai', address: url }))).toEqual(fault)
  })

  test.each<Behaviour>(['hangs', 'stalls'])('%s: given up in time', async behaviour => {
    const { url } = await server({ behaviour })
    expect(await faultOf(say({ program: 'openai', address: url }))).toEqual({ kind: 'late' })
  })

  test('a redirect leads nowhere: the text stays with the address that was named', async () => {
    const other = await server()
    const { url } = await server({ behaviour: 'redirects', elsewhere: `${other.url}/v1/audio/speech` })
    expect(await faultOf(say({ program: 'openai', address: url }))).toEqual({ kind: 'redirect' })
    expect(other.asked).toEqual([])
  })

  test('nobody there, and an answer that the browser does not let us read', async () => {
    const gone = await VoiceServer.start()
    const { url } = gone
    await gone.close()
    const { program, target } = targetOf(newOwnVoice('a', 'openai', url))
    const request = program.request(target, 'a')
    const { signal } = new AbortController()
    expect(await faultOf(ask(request, program, deps, signal))).toEqual({ kind: 'unreachable' })
    const closed = { ...deps, mayReach: async () => false }
    expect(await faultOf(ask(request, program, closed, signal))).toEqual({ kind: 'permission' })
    expect(await faultOf(ask(request, OWN_PROGRAMS.cosyvoice, closed, signal))).toEqual({
      kind: 'unreachable',
    })
  })

  test.each([
    ['ws://127.0.0.1', { kind: 'address' }],
    ['', { kind: 'address' }],
    ['file:///etc/passwd', { kind: 'address' }],
  ])('the address %s', async (address, fault) => {
    expect(await faultOf(say({ program: 'openai', address }))).toEqual(fault)
  })

  test('a program of a later version', async () => {
    expect(await faultOf(say({ program: 'toString', address: 'http://127.0.0.1' }))).toEqual({
      kind: 'unknown',
    })
  })
})
