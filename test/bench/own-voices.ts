import { rmSync } from 'node:fs'
import type { Page } from 'playwright'
import { withReachable } from '../../scripts/reachable.ts'
import { BUILD } from '../e2e/harness/extension.ts'
import { type Launched, launch, storeOwnVoices, until } from '../e2e/harness/index.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import { tone, VoiceServer } from '../voice-server/server.ts'
import { type Figures, percentile } from './figures.ts'

/** What a server on the same machine takes for a sentence. */
const SERVER_MS = 300
const ROUNDS = 8
/** Said in a row: the first comes into silence. Unlike each other, or they would be read as one. */
const TEXTS = [
  '主播晚上好今天唱什么歌呀',
  '这件衣服多少钱一件',
  '谢谢大家来看我的直播',
  '明天几点开播呢告诉我',
]
/** Eight hours at one utterance in 3 s, without the waits and by sounds of `SHORT_MS`; fewer if time is over. */
const UTTERANCES = 9_600
const SHORT_MS = 20
/** Of that part. Its shortest sound takes an audio element some 70 ms. */
const LONGEST_MS = 110_000
const AT_ONCE = 100

/**
 * Time from an utterance's turn to its sound with a server that takes 300 ms, and from the end of one to the next, which
 * was asked for ahead; beside it the same of a page that does nothing else. Then eight hours of speech in a row: heap of
 * the worker and of the page that plays, and sounds that the browser still holds.
 */
export async function measureOwnVoices(): Promise<Figures> {
  const server = await startServer()
  const program = await VoiceServer.start({ delay: SERVER_MS, sound: text => tone(text, 440, 40) })
  const extension = withReachable(BUILD, ['http://127.0.0.1'])
  const browser = await launch({ extension, voice: false, chromiumArgs: server.chromiumArgs })
  try {
    const room = server.addRoom({ webRid: '160016', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 16, roomId: room.roomId })
    const panel = await browser.openPanel(room.roomId)
    await storeOwnVoices(panel, [{ id: 'v', program: 'openai', address: program.url }])
    await panel.evaluate(() =>
      chrome.storage.local.set({
        settings: { speech: { voice: 'own:v', types: { chat: { template: '{text}' } } } },
        settings$: { v: 5 },
      }),
    )
    await clockSpeech(panel)
    await browser.openRoom(room.url)
    await room.waitForClient()
    const bare: Bare[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const chats = TEXTS.map((text, at) =>
        make.chat({ text: `${text}${round}`, user: { nickname: `观众${at}`, admin: false } }),
      )
      room.push(chats)
      await quietAfter(panel, (round + 1) * TEXTS.length)
      bare.push(await panel.evaluate(playBare, program.url))
    }
    const { heard } = await read(panel)
    const isFirst = (at: number) => at % TEXTS.length === 0
    const first = heard.filter((_, at) => isFirst(at)).map(({ sinceTurn }) => sinceTurn)
    const next = heard.filter((_, at) => !isFirst(at)).map(({ sinceEnd }) => sinceEnd)
    const median = (values: number[]) => percentile(values, 0.5)
    return {
      own_voice_first_sound_ms: median(first),
      own_voice_first_sound_bare_page_ms: median(bare.map(({ first }) => first)),
      own_voice_next_sound_ms: median(next),
      own_voice_next_sound_p95_ms: percentile(next, 0.95),
      own_voice_next_sound_bare_page_ms: median(bare.map(({ next }) => next)),
      ...(await eightHours(browser, panel, program, room.roomId)),
    }
  } finally {
    await browser.close()
    await program.close()
    await server.close()
    rmSync(extension, { recursive: true, force: true })
  }
}

async function eightHours(
  browser: Launched,
  panel: Page,
  program: VoiceServer,
  roomId: string,
): Promise<Figures> {
  program.options.delay = 0
  const sound = tone('短', 440, SHORT_MS)
  program.options.sound = () => sound
  const before = (await read(panel)).heard.length
  const end = performance.now() + LONGEST_MS
  let said = 0
  const sayMore = async () => {
    await panel.evaluate(sayMany, { roomId, from: said, count: AT_ONCE })
    said += AT_ONCE
    await quietAfter(panel, before + said)
  }
  // A tenth of what there will be time for.
  while (said < UTTERANCES / 10 && performance.now() < end - 0.9 * LONGEST_MS) await sayMore()
  const early = await held(browser)
  while (said < UTTERANCES && performance.now() < end) await sayMore()
  const late = await held(browser)
  const mb = (bytes: number) => Math.round(bytes / 100_000) / 10
  return {
    own_voice_utterances_in_a_row: said,
    own_voice_worker_heap_after_a_tenth_mb: mb(early.worker),
    own_voice_worker_heap_at_the_end_mb: mb(late.worker),
    own_voice_player_heap_after_a_tenth_mb: mb(early.player),
    own_voice_player_heap_at_the_end_mb: mb(late.player),
    own_voice_blobs_left: late.blobs,
  }
}

interface HeardSound {
  /** Ms from the utterance's turn to its sound. */
  sinceTurn: number
  /** Ms from the end of the one before. */
  sinceEnd: number
}

interface Spoken {
  /** In order. */
  heard: HeardSound[]
  isQuiet: boolean
}

/** Notes in a panel's page how long each utterance takes to be heard. */
async function clockSpeech(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spoken: Spoken = { heard: [], isQuiet: true }
    Reflect.set(globalThis, 'tingdanSpoken', spoken)
    let turn = { text: '', at: 0 }
    let endedAt = 0
    let now = ''
    const port = chrome.runtime.connect({ name: 'panel' })
    Reflect.set(globalThis, 'tingdanPort', port)
    setInterval(() => port.postMessage({ type: 'ping' }), 20_000)
    port.onMessage.addListener(({ type, speech }) => {
      if (type !== 'speech') return
      const at = performance.now()
      const { speaking, starting = '' } = speech
      if (starting && starting !== turn.text) turn = { text: starting, at }
      if (now && speaking !== now) endedAt = at
      if (speaking && speaking !== now) spoken.heard.push({ sinceTurn: at - turn.at, sinceEnd: at - endedAt })
      now = speaking
      spoken.isQuiet = !speaking && !starting && speech.waits === 0
    })
  })
}

interface Bare {
  first: number
  next: number
}

/** The same by nothing but `fetch` and an audio element, in ms. */
async function playBare(url: string): Promise<Bare> {
  const body = JSON.stringify({ model: 'm', voice: 'v', input: '主播晚上好', response_format: 'wav' })
  const ask = async () => {
    const response = await fetch(`${url}/v1/audio/speech`, { method: 'POST', body })
    return URL.createObjectURL(await response.blob())
  }
  const audio = new Audio()
  const happens = (event: string) =>
    new Promise(resolve => audio.addEventListener(event, resolve, { once: true }))
  const play = async (address: string) => {
    const playing = happens('playing')
    audio.src = address
    await audio.play()
    await playing
  }
  const began = performance.now()
  const address = await ask()
  await play(address)
  const first = performance.now() - began
  const next = await ask()
  if (!audio.ended) await happens('ended')
  const ended = performance.now()
  await play(next)
  for (const one of [address, next]) URL.revokeObjectURL(one)
  return { first, next: performance.now() - ended }
}

/** Has texts said one after another, as clicks on rows do. */
function sayMany({ roomId, from, count }: { roomId: string; from: number; count: number }): void {
  const port = Reflect.get(globalThis, 'tingdanPort') as chrome.runtime.Port
  for (let at = from; at < from + count; at++) {
    const event = {
      type: 'chat',
      id: `bench-${at}`,
      method: 'WebcastChatMessage',
      roomId,
      time: Date.now(),
      receivedAt: Date.now(),
      text: `一共要说九千六百句，这是其中的第${at}句`,
      segments: [],
    }
    port.postMessage({ type: 'say', roomId, n: 1_000_000 + at, event })
  }
}

const read = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'tingdanSpoken') as Spoken)

async function quietAfter(page: Page, count: number): Promise<void> {
  await until(
    () =>
      page.evaluate(() => {
        const { heard, isQuiet } = Reflect.get(globalThis, 'tingdanSpoken') as Spoken
        return { count: heard.length, isQuiet }
      }),
    told => told.count >= count && told.isQuiet,
    20_000,
    told => `only ${told.count} of ${count} were spoken`,
  )
}

/** Heap of worker and player in bytes after a collection, and sounds that the browser still holds. */
async function held(browser: Launched): Promise<{ worker: number; player: number; blobs: number }> {
  const worker = await heap(browser, 'background.js')
  const player = await heap(browser, 'offscreen.html')
  const page = await browser.openPage('chrome://blob-internals')
  const blobs = ((await page.locator('body').textContent()) ?? '').match(/audio\//g)?.length ?? 0
  await page.close()
  return { worker, player, blobs }
}

async function heap(browser: Launched, path: string): Promise<number> {
  const { cdp } = browser
  const target = (await cdp.targets()).find(({ url }) => url === browser.url(path))
  if (!target) throw new Error(`${path} is not open`)
  const { targetId } = target
  const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  await cdp.send('HeapProfiler.collectGarbage', {}, sessionId)
  const { usedSize } = await cdp.send<{ usedSize: number }>('Runtime.getHeapUsage', {}, sessionId)
  await cdp.send('Target.detachFromTarget', { sessionId })
  return usedSize
}
