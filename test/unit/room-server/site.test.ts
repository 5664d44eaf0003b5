import { afterEach, beforeEach, expect, test } from 'vitest'
import { readServed } from '../../../lib/capture/page-info.ts'
import { type RoomServer, startServer } from '../../room/server.ts'
import { get, openSocket } from './visitor.ts'

let server: RoomServer
beforeEach(async () => {
  server = await startServer({ timings: { chatterMs: 20 } })
  server.addRoom({
    webRid: '80017709309',
    roomId: '7389012345678901234',
    title: '</script>"上新"',
    anchor: '糖糖',
  })
  server.addRoom({ webRid: 'other_room', anchor: '晴天' })
})
afterEach(() => server.close())

test.each([
  '/80017709309',
  '/live/80017709309',
  '/follow/live/80017709309',
  '/root/live/7389012345678901234',
])('the room is at %s', async path => {
  const { status, body } = await get(server, path)
  expect(status).toBe(200)
  expect(body.toString()).toContain('<title>糖糖的抖音直播间 - 抖音直播</title>')
})

test('what is no room is not found', async () => {
  expect((await get(server, '/nobody')).status).toBe(404)
})

test('the page trusts only scripts with its nonce, and asks for Trusted Types', async () => {
  const [one, two] = [await get(server, '/80017709309'), await get(server, '/80017709309')]
  const policy = String(one.headers['content-security-policy'])
  expect(policy).toContain("require-trusted-types-for 'script'")
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  const scripts = [...one.body.toString().matchAll(/<script\b[^>]*>/g)].map(match => match[0])
  expect(scripts.length).toBeGreaterThan(3)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  expect(two.headers['content-security-policy']).not.toBe(policy)
})

test('the page tells title and anchor as the real one does', async () => {
  const html = (await get(server, '/80017709309')).body.toString()
  const scripts = [...html.matchAll(/<script nonce="[^"]*">(.*?)<\/script>/gs)].map(match => ({
    id: '',
    textContent: match[1] ?? '',
  }))
  const document = { querySelectorAll: () => scripts }
  expect(readServed(document as never, '80017709309', false)).toMatchObject({
    title: '</script>"上新"',
    anchor: '糖糖',
  })
})

test('the other rooms are linked', async () => {
  const { body } = await get(server, '/follow/live/80017709309')
  expect(body.toString()).toContain('<a href="/follow/live/other_room" data-room="other_room">')
})

test('pictures are drawn', async () => {
  const { headers, body } = await get(server, '/img/webcast/gift/463.png~tplv-obj.image')
  expect(headers['content-type']).toBe('image/svg+xml')
  expect(body.toString()).toContain('❤️')
})

test('sockets of no interest chat away in text and bytes', async () => {
  const socket = openSocket(server, '/ws/v2?aid=6383')
  const kinds = new Set<boolean>()
  await new Promise<void>(resolve => {
    socket.on('message', (_, isBinary) => {
      if (kinds.add(isBinary).size === 2) resolve()
    })
  })
  socket.terminate()
})

test('sockets of unknown rooms are refused', async () => {
  const socket = openSocket(server, '/webcast/im/push/v2/?room_id=1')
  const error = await new Promise<Error>(resolve => socket.on('error', resolve))
  expect(error.message).toContain('503')
})

test('Chromium is led here for every host of Douyin and its pictures', () => {
  const [rules] = server.chromiumArgs
  expect(rules).toBe(
    `--host-resolver-rules=MAP *.douyin.com 127.0.0.1:${server.port}, MAP *.douyinpic.com 127.0.0.1:${server.port}`,
  )
})
