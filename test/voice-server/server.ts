import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server does with a request for sound. */
export type Behaviour =
  | 'speaks'
  | 'fails'
  | 'html'
  | 'empty'
  | 'silent'
  | 'noise'
  | 'hangs'
  /** Begins, and goes on no more. */
  | 'stalls'
  | 'endless'
  /** Announces a gigabyte. */
  | 'huge'
  | 'redirects'
  | 'breaks'

export interface VoiceServerOptions {
  /** The text as a WAV file; a tone unless told. */
  sound?: (text: string) => Buffer
  /** Ms until it answers. */
  delay?: number
  behaviour?: Behaviour
  /** Sends what lets pages read its answers, as CosyVoice does. */
  cors?: boolean
  /** Where `redirects` leads. */
  elsewhere?: string
  port?: number
}

export interface Asked {
  method: string
  /** Path and query. */
  url: string
  headers: IncomingMessage['headers']
  body: string
  /** What is to be said; empty if something else was asked. */
  text: string
  at: number
}

/**
 * A program that speaks, written to the documented interfaces: OpenAI's `/v1/audio/speech`, api_v2's `/tts` of GPT-SoVITS
 * and CosyVoice's `/inference_sft`.
 */
export class VoiceServer {
  readonly asked: Asked[] = []
  readonly options: VoiceServerOptions
  readonly #server = createServer((request, response) => void this.#take(request, response))

  private constructor(options: VoiceServerOptions) {
    this.options = options
  }

  static async start(options: VoiceServerOptions = {}): Promise<VoiceServer> {
    const server = new VoiceServer(options)
    server.#server.listen(options.port ?? 0, '127.0.0.1')
    await once(server.#server, 'listening')
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The texts that it was asked for, in order. */
  get texts(): string[] {
    return this.asked.map(({ text }) => text).filter(text => text !== '')
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    if (this.#server.listening) await once(this.#server, 'close')
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {})
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts).toString()
    const { method = '', url = '', headers } = request
    if (this.options.cors) response.setHeader('access-control-allow-origin', '*')
    const { pathname, searchParams } = new URL(url, 'http://server')
    const answer = this.#answerOf(method, pathname, searchParams, body)
    this.asked.push({ method, url, headers, body, text: answer?.text ?? '', at: performance.now() })
    if (!answer) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Not Found"}')
      return
    }
    if (answer.list) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.list))
      return
    }
    if (answer.error) {
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(answer.error))
      return
    }
    const { delay = 0 } = this.options
    if (delay > 0) await new Promise(resolve => setTimeout(resolve, delay))
    this.#behave(response, answer)
  }

  #answerOf(method: string, path: string, query: URLSearchParams, body: string): Answer | undefined {
    if (method === 'GET' && (path === '/v1/audio/voices' || path === '/v1/voices'))
      return { list: { voices: ['zh-CN-XiaoxiaoNeural', { name: 'zh-CN-YunxiNeural', gender: 'Male' }] } }
    if (method === 'POST' && path === '/v1/audio/speech') return openaiAnswer(body)
    if ((method === 'GET' || method === 'POST') && path === '/tts')
      return sovitsAnswer(method === 'GET' ? Object.fromEntries(query) : JSON.parse(body))
    if (method === 'POST' && path === '/inference_sft') {
      const form = new URLSearchParams(body)
      const text = form.get('tts_text') ?? ''
      return form.get('spk_id') ? { text, form: 'pcm' } : { error: { detail: [{ msg: 'Field required' }] } }
    }
    return undefined
  }

  #behave(response: ServerResponse, { text = '', form = 'wav' }: Answer): void {
    const { behaviour = 'speaks', sound = tone, elsewhere = '' } = this.options
    const send = (type: string, bytes: Buffer) => response.writeHead(200, { 'content-type': type }).end(bytes)
    switch (behaviour) {
      case 'speaks': {
        const file = sound(text)
        send(
          form === 'wav' ? 'audio/wav' : 'application/octet-stream',
          form === 'wav' ? file : samplesOf(file),
        )
        break
      }
      case 'fails':
        response
          .writeHead(500, { 'content-type': 'application/json' })
          .end('{"error":{"message":"CUDA out of memory"}}')
        break
      case 'html':
        send('text/html', Buffer.from('<!doctype html><title>Login</title><h1>Please sign in</h1>'))
        break
      case 'empty':
        send('audio/wav', Buffer.alloc(0))
        break
      case 'silent':
        send('audio/wav', wav(Buffer.alloc(32_000), 16_000))
        break
      case 'noise':
        send('audio/mpeg', Buffer.from('this is no sound at all, whatever its type says'))
        break
      case 'hangs':
        break
      case 'stalls':
        response.writeHead(200, { 'content-type': 'audio/wav' }).write(sound(text).subarray(0, 1_000))
        break
      case 'endless': {
        response.writeHead(200, { 'content-type': 'audio/wav' }).write(wav(Buffer.alloc(0), 16_000))
        const chunk = Buffer.alloc(65_536, 7)
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        }
        response.on('drain', more)
        more()
        break
      }
      case 'huge':
        response
          .writeHead(200, { 'content-type': 'audio/wav', 'content-length': String(2 ** 30) })
          .write(sound(text).subarray(0, 1_000))
        break
      case 'redirects':
        response.writeHead(302, { location: elsewhere }).end()
        break
      case 'breaks':
        response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': '100000' })
        response.write(sound(text).subarray(0, 1_000), () => response.destroy())
        break
    }
  }
}

interface Answer {
  text?: string
  form?: 'wav' | 'pcm'
  list?: unknown
  error?: unknown
}

function openaiAnswer(body: string): Answer {
  const { model, input, voice, response_format: format } = JSON.parse(body)
  if (!model || !input || !voice)
    return { error: { error: { message: 'model, input and voice are required' } } }
  return { text: input, form: format === 'pcm' ? 'pcm' : 'wav' }
}

function sovitsAnswer(asked: Record<string, string>): Answer {
  for (const name of ['ref_audio_path', 'text', 'text_lang', 'prompt_lang'])
    if (!asked[name]) return { error: { message: `${name} is required` } }
  return { text: asked.text ?? '' }
}

/** A WAV file of mono samples of 16 bits. */
export function wav(samples: Buffer, rate: number): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

/** 50 ms a character, whatever it says. */
export function tone(text: string, hertz = 440, msEach = 50): Buffer {
  const rate = 22_050
  const samples = Buffer.alloc(2 * Math.round((rate * msEach * text.length) / 1_000))
  for (let at = 0; at < samples.length / 2; at++)
    samples.writeInt16LE(Math.round(12_000 * Math.sin((2 * Math.PI * hertz * at) / rate)), 2 * at)
  return wav(samples, rate)
}

/** What espeak-ng says; needs that program. */
export function spoken(text: string): Buffer {
  return execFileSync('espeak-ng', ['--stdout', '-v', 'cmn-latn-pinyin', text])
}

/** Behind the header of a file with nothing else in it. */
function samplesOf(file: Buffer): Buffer {
  return file.subarray(44)
}
