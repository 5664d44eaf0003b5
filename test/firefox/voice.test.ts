import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { followSpeech } from '../e2e/harness/speech.ts'
import { type SystemVoice, startSystemVoice } from '../e2e/harness/system-voice.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Firefox, launchFirefox } from './harness/launch.ts'

const missing = missingPrograms('voice')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''

describe.skipIf(missing.length > 0)(`speech by the voices that Firefox has${why}`, () => {
  let voice: SystemVoice
  let server: RoomServer
  let browser: Firefox

  beforeAll(async () => {
    voice = await startSystemVoice()
    server = await startServer()
    browser = await launchFirefox({ port: server.port, env: voice.env, systemVoices: true })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await voice?.close()
  })

  test('a room is spoken from start to end and heard; an ended event page says nothing twice', async () => {
    const room = server.addRoom({ webRid: '6901', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 96, roomId: room.roomId })
    const panel = await browser.openPanel(room.roomId)
    const told = await followSpeech(panel)
    await browser.openRoom(room.url)
    await room.waitForClient()
    // They come late: thirteen thousand, some seconds after the first question.
    await told(({ voice }) => voice?.voices === 'ready', 60_000)
    const say = async (text: string, spoken: number) => {
      room.push([make.chat({ text, user: { nickname: '小禾' } })])
      return told(
        ({ spoken: all, speech }) => all.length === spoken && speech?.speaking === '' && speech.waits === 0,
        60_000,
      )
    }
    await say('主播晚上好', 1)
    const quiet = await say('今天唱什么歌', 2)
    expect(quiet.spoken).toEqual(['小禾说：主播晚上好', '小禾说：今天唱什么歌'])
    expect(quiet.speech).toMatchObject({ dropped: {} })
    expect(quiet.speech?.problem).toBeUndefined()
    // Each takes more than a second, most of it sound.
    expect(voice.heardSeconds()).toBeGreaterThan(0.5)

    await browser.killWorker()
    await browser.visit(panel, browser.url(`sidepanel.html?room=${room.roomId}`))
    const after = await followSpeech(panel)
    await after(({ voice }) => voice?.voices === 'ready', 60_000)
    const heard = voice.heardSeconds()
    room.push([make.chat({ text: '再来一首', user: { nickname: '小禾' } })])
    const { spoken } = await after(
      ({ spoken, speech }) => spoken.length > 0 && speech?.speaking === '' && speech.waits === 0,
      60_000,
    )
    expect(spoken).toEqual(['小禾说：再来一首'])
    await expect.poll(() => voice.heardSeconds()).toBeGreaterThan(heard)
  })
})
