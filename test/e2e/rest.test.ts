import { expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import { launch, until } from './harness/index.ts'

test('in a silent room the worker rests; the next message wakes it, and nothing is said twice', async () => {
  const quiet = await startServer({
    timings: { heartbeatMs: 600_000, pingMs: 600_000, chatterMs: 600_000 },
  })
  const own = await launch({ chromiumArgs: quiet.chromiumArgs })
  try {
    await own.allowLateSpeech()
    const room = quiet.addRoom({ webRid: 'rest', scene: null, page: { transport: 'socket' } })
    const make = createMessages({ seed: 77, roomId: room.roomId })
    const say = (text: string) => make.chat({ text, user: { nickname: '夜猫' } })
    await own.openRoom(room.url)
    await room.waitForClient()
    room.push([say('睡前')])
    await own.voice.waitFor(heard => heard.some(({ text }) => text === '夜猫说：睡前'))
    await until(
      () => own.worker(),
      worker => worker === undefined,
      50_000,
      () => 'the worker does not rest',
    )
    room.push([say('醒来')])
    const heard = await own.voice.waitFor(all => all.some(({ text }) => text === '夜猫说：醒来'))
    expect(heard.map(({ text }) => text)).toEqual(['夜猫说：睡前', '夜猫说：醒来'])
    const seen = await own.collectEvents(room.roomId)
    const entries = await seen.waitFor(all => all.length >= 2)
    expect(entries.map(({ event }) => event.type === 'chat' && event.text)).toEqual(['睡前', '醒来'])
  } finally {
    await own.close()
    await quiet.close()
  }
})
