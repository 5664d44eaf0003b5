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
/** Sentences of the first part: some follow each other, some come into silence. */
const ROUNDS = 8
const IN_A_ROW = 4
/** Eight hours at one utterance in 3 s, without the waits. */
const UTTERANCES = 9_600
const AT_ONCE = 100

/**
 * Time from an utterance's turn to its sound with a server that takes 300 ms: the first after silence, and those that
 * follow, which were asked for ahead. Then eight hours of speech in a row: memory of the worker and of the page that
 * plays, and sounds that it still holds.
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
    for (let round = 0; round < ROUNDS; round++) {
      const texts = Array.from(
        { length: IN_A_ROW },
        (_, at) => `这是第${round}轮里的第${at}句话，长短刚好合适`,
      )
      room.push(texts.map((text, at) => make.chat({ text, user: { nickname: `观众${at}`, admin: false } })))
      await spokenUpTo(panel, (round + 1) * IN_A_ROW)
    }
    const waits = (await read(panel)).waits
    const first = waits.filter((_, at) => at % IN_A_ROW === 0)
    const next = waits.filter((_, at) => at % IN_A_ROW !== 0)
    return {
      own_voice_first_sound_ms: percentile(first, 0.5),
      own_voice_next_sound_ms: percentile(next, 0.5),
      own_voice_next_sound_p95_ms: percentile(next, 0.95),
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
  const sound = tone('短', 440, 20)
  program.options.sound = () => sound
  const before = (await read(panel)).waits.length
  let said = 0
  const sayMore = async () => {
    await panel.evaluate(sayMany, { roomId, from: said, count: AT_ONCE })
    said += AT_ONCE
    await spokenUpTo(panel, before + said)
  }
  while (said < UTTERANCES / 10) await sayMore()
  const early = await memory(browser)
  while (said < UTTERANCES) await sayMore()
  const late = await memory(browser)
  const mb = (bytes: number) => Math.round(bytes / 100_000) / 10
  return {
    own_voice_utterances: said,
    own_voice_heap_after_a_tenth_mb: mb(early.heap),
    own_voice_heap_at_the_end_mb: mb(late.heap),
    own_voice_blobs_left: late.blobs,
  }
}

interface Spoken {
  /** Ms from its turn to its sound, in order. */
  waits: number[]
}

/** Notes in a panel's page when each utterance has its turn, and when it is heard. */
async function clockSpeech(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spoken: Spoken = { waits: [] }
    Reflect.set(globalThis, 'tingdanSpoken', spoken)
    let turn = { text: '', at: 0 }
    let last = ''
    const port = chrome.runtime.connect({ name: 'panel' })
    Reflect.set(globalThis, 'tingdanPort', port)
    setInterval(() => port.postMessage({ type: 'ping' }), 20_000)
    port.onMessage.addListener(({ type, speech }) => {
      if (type !== 'speech') return
      if (speech.starting && speech.starting !== turn.text)
        turn = { text: speech.starting, at: performance.now() }
      if (speech.speaking && speech.speaking !== last) {
        last = speech.speaking
        spoken.waits.push(performance.now() - turn.at)
      }
    })
  })
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

function spokenUpTo(page: Page, count: number): Promise<Spoken> {
  return until(
    () => read(page),
    ({ waits }) => waits.length >= count,
    120_000,
    ({ waits }) => `only ${waits.length} of ${count} were spoken`,
  )
}

/** Heap of worker and page in bytes after a collection, and sounds that the browser still holds. */
async function memory(browser: Launched): Promise<{ heap: number; blobs: number }> {
  const { cdp, extensionId } = browser
  const own = [
    `chrome-extension://${extensionId}/offscreen.html`,
    `chrome-extension://${extensionId}/background.js`,
  ]
  let heap = 0
  for (const { targetId } of (await cdp.targets()).filter(({ url }) => own.includes(url))) {
    const attached = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    })
    const { sessionId } = attached
    await cdp.send('HeapProfiler.collectGarbage', {}, sessionId)
    heap += (await cdp.send<{ usedSize: number }>('Runtime.getHeapUsage', {}, sessionId)).usedSize
    await cdp.send('Target.detachFromTarget', { sessionId })
  }
  const page = await browser.openPage('chrome://blob-internals')
  const blobs = ((await page.locator('body').textContent()) ?? '').match(/audio\//g)?.length ?? 0
  await page.close()
  return { heap, blobs }
}
