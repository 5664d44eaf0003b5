import type { Page } from 'playwright'
import { extensionOrigin } from '../lib/bridge/access.ts'
import { Bridge } from '../lib/bridge/bridge.ts'
import { launch, startNats } from '../test/e2e/harness/index.ts'
import { storeOutlets } from '../test/e2e/harness/outlets.ts'
import { textsOf } from '../test/e2e/harness/texts.ts'
import { busy } from '../test/room/scenes.ts'
import { startServer } from '../test/room/server.ts'

const SIZE = { width: 400, height: 732 }
const OUTLETS = {
  bridge: { address: 'ws://127.0.0.1:7788/in', options: {}, secrets: {}, peer: 'tingdan-bridge' },
  nats: {
    address: 'ws://127.0.0.1:9222',
    options: { user: 'tingdan' },
    secrets: { password: 'change-me' },
    peer: 'nats-server',
  },
}

/**
 * The settings of the outlets that need a program beside them, connected to it at its usual port.
 * @param take writes a picture of the page
 */
export async function outletPictures(
  lang: 'zh-CN' | 'en-US',
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { t } = textsOf(lang)
  const server = await startServer()
  const browser = await launch({
    voice: false,
    lang,
    colorScheme: 'light',
    chromiumArgs: server.chromiumArgs,
  })
  const nats = await startNats('websocket { listen: "127.0.0.1:9222", no_tls: true }')
  await nats.addStream()
  const bridge = await Bridge.start({
    host: '127.0.0.1',
    ports: { own: 7788 },
    policy: { extensions: [extensionOrigin(browser.extensionId) ?? ''], pages: [], token: 'a-token' },
    page: '',
    history: false,
    run: 'run',
    tell: () => {},
  })
  try {
    const room = server.addRoom({ webRid: '168168', scene: busy(1, 30, 600) })
    await browser.openRoom(room.url)
    for (const [program, { peer, ...outlet }] of Object.entries(OUTLETS)) {
      await storeOutlets(await browser.openBarePage(), [{ program, ...outlet }])
      const panel = await browser.openPanel(room.roomId)
      await panel.setViewportSize(SIZE)
      await panel.getByRole('button', { name: t('settings.title'), exact: true }).click()
      await panel.getByRole('button', { name: t('outlets.title') }).click()
      await panel.locator('.outlet[data-phase="connected"]').waitFor()
      await panel
        .getByRole('button', { name: t('outlets.edit', t(`outletProgram.${program}`)), exact: true })
        .click()
      await panel.getByRole('button', { name: t('outlets.test'), exact: true }).click()
      await panel.locator('.outlet-test p', { hasText: peer }).waitFor()
      await take(panel, `${program}-settings-${lang.slice(0, 2)}`)
    }
  } finally {
    await browser.close()
    await bridge.close()
    await nats.close()
    await server.close()
  }
}
