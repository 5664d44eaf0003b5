import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch, rowsWith } from './harness/index.ts'

let server: RoomServer
let browser: Launched
let rooms = 0

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A room's panel, whose emoji come from a host that works or fails. */
async function open(host: 'works' | 'fails') {
  const room = server.addRoom({
    webRid: `6${String(++rooms).padStart(5, '0')}`,
    scene: null,
    anchor: '糖糖',
    page: { transport: 'socket' },
  })
  const make = createMessages({ seed: 600 + rooms, roomId: room.roomId, anchor: '糖糖' })
  await browser.openRoom(room.url)
  const panel = await browser.openPanel(room.roomId)
  if (host === 'fails') await panel.route(/emoji/, route => route.fulfill({ status: 404, body: '' }))
  await room.waitForClient()
  return { room, make, panel }
}

/** Pictures in the feed that were tried and are broken. */
const broken = (panel: Page) =>
  panel
    .getByTestId('feed')
    .locator('img')
    .evaluateAll(
      images =>
        images.filter(
          image => image instanceof HTMLImageElement && image.complete && image.naturalWidth === 0,
        ).length,
    )

test('emoji are the pictures that the message brings', async () => {
  const { room, make, panel } = await open('works')
  room.push([make.mention(), make.emoji({ text: '[鼓掌]' })])
  await panel.locator('img.picture-emoji[alt="[比心]"]').waitFor()
  await panel.locator('img.picture-sticker[alt="[鼓掌]"]').waitFor()
  await expect.poll(() => broken(panel)).toBe(0)
})

test('where the picture does not load, the nearest emoji stands, named by its code; else the code itself', async () => {
  const { room, make, panel } = await open('fails')
  room.push([make.mention(), make.emoji({ text: '[鼓掌]' }), make.emoji({ text: '[九转大肠]' })])
  await panel.getByRole('img', { name: '[比心]' }).getByText('💗').waitFor()
  await panel.getByRole('img', { name: '[鼓掌]' }).getByText('👏').waitFor()
  await rowsWith(panel, '[九转大肠]').waitFor()
  await expect.poll(() => broken(panel)).toBe(0)
})

test('a code without a picture is an emoji too, and what is in no table stays as it was written', async () => {
  const { room, make, panel } = await open('works')
  room.push([make.chat({ text: '好看[捂脸][没有这个]再来[OK]' })])
  const row = panel.getByTestId('feed').locator('[data-event-id]')
  await expect.poll(() => row.locator('.text').textContent()).toBe('好看🤦[没有这个]再来👌')
  expect(await row.getByRole('img', { name: '[捂脸]' }).count()).toBe(1)
})

test('so it is in what the room says', async () => {
  const { room, make, panel } = await open('works')
  room.push([make.pinned({ text: '今晚抽奖[玫瑰]' })])
  await panel.getByRole('img', { name: '[玫瑰]' }).getByText('🌹').waitFor()
})
