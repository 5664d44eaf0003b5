import { expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import { connectCdp } from './harness/cdp.ts'
import { startChromium } from './harness/chromium.ts'
import { BUILD, extensionId } from './harness/extension.ts'
import { until } from './harness/index.ts'

/**
 * A page that the browser loads ahead. Playwright forbids that to every page which it is attached to, so this test goes
 * through raw DevTools, and attaches to the page only when that is loaded.
 */
test('a page loaded ahead leaves the shown one its room, and is heard when it is shown', async () => {
  const server = await startServer()
  const running = await startChromium({
    extensions: [BUILD],
    args: server.chromiumArgs,
    headless: true,
    lang: 'zh-CN',
  })
  const cdp = await connectCdp(running.endpoint)
  try {
    const page = { transport: 'socket', loadsAhead: '/700002' } as const
    const shown = server.addRoom({ webRid: '700001', scene: null, anchor: '前面', page })
    const next = server.addRoom({
      webRid: '700002',
      scene: null,
      anchor: '后面',
      page: { transport: 'socket' },
    })
    const say = (room: typeof shown, text: string) =>
      room.push([createMessages({ seed: Date.now(), roomId: room.roomId }).chat({ text })])
    const evaluate = async (targetId: string, expression: string): Promise<unknown> => {
      const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', {
        targetId,
        flatten: true,
      })
      const params = { expression, awaitPromise: true, returnByValue: true }
      const { result } = await cdp.send<{ result: { value?: unknown } }>(
        'Runtime.evaluate',
        params,
        sessionId,
      )
      await cdp.send('Target.detachFromTarget', { sessionId })
      return result.value
    }
    const open = async (url: string) =>
      (await cdp.send<{ targetId: string }>('Target.createTarget', { url, newWindow: true })).targetId
    // The page for newcomers would lie over the room's, and a page that is not seen loads nothing ahead.
    const [welcome] = await until(
      async () => (await cdp.targets()).filter(({ url }) => url.endsWith('/welcome.html')),
      found => found.length > 0,
      90_000,
      () => 'no page for newcomers',
    )
    // Closed before it has loaded, it would leave the extension without texts until the browser ends.
    await until(
      () => evaluate(welcome?.targetId ?? '', 'location.pathname + document.readyState').catch(String),
      state => state === '/welcome.htmlcomplete',
      90_000,
      state => `the page for newcomers is ${state}`,
    )
    await cdp.send('Target.closeTarget', { targetId: welcome?.targetId })
    const panel = await open(`chrome-extension://${extensionId(BUILD)}/sidepanel.html`)
    const reads = (wanted: (text: string) => boolean) =>
      until(
        async () => String(await evaluate(panel, 'document.body.innerText')),
        wanted,
        90_000,
        text => `the panel reads ${text}`,
      )
    // No voice is on this Chromium: once that is sure, the badge tells of the room alone.
    const badgeIs = (wanted: string) =>
      until(
        async () => String(await evaluate(panel, 'chrome.action.getBadgeText({})')),
        text => text === wanted,
        90_000,
        text => `the badge is ${text}`,
      )

    const tab = await open(shown.url)
    await shown.waitForClient()
    // Its script has run in the page that nobody sees yet.
    await until(
      async () => next.served.entered,
      entered => entered === 1,
      90_000,
      () => 'nothing is loaded ahead',
    )
    say(shown, '还在前面')
    await reads(text => text.includes('还在前面'))
    await badgeIs('1')
    expect(await evaluate(panel, 'chrome.action.getTitle({})')).toBe('听弹：1 个直播间正在直播')

    await evaluate(tab, `location.href = ${JSON.stringify(next.url)}`)
    await next.waitForClient()
    // It was loaded once: what is shown is what had been loaded ahead.
    expect(next.served.entered).toBe(1)
    say(next, '到了后面')
    await reads(text => text.includes('到了后面'))
    await badgeIs('1')
  } finally {
    cdp.close()
    await running.close()
    await server.close()
  }
})
