import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Launched, type LaunchOptions, launch, openSidePanel } from '../test/e2e/harness/index.ts'
import { busy } from '../test/room/scenes.ts'
import { startServer } from '../test/room/server.ts'
import type { RoomServer } from '../test/room/types.ts'

/** Time for images to load and things that move to come to rest. */
export const REST_MS = 1_500

export interface Size {
  width: number
  height: number
}

export interface WindowOptions {
  size: Size
  lang: 'zh-CN' | 'en-US'
  title: string
  anchor: string
}

/** The browser's window with the side panel beside a room, as PNG; undefined without Xvfb. */
export async function pictureOfWindow({
  size,
  lang,
  title,
  anchor,
}: WindowOptions): Promise<Buffer | undefined> {
  const screen = await openScreen(size)
  if (!screen) return undefined
  const server = await startServer()
  const browser = await launchOn(screen, size, lang, trustingArgs(server))
  try {
    const room = server.addRoom({ webRid: '168168168', title, anchor, scene: busy(1, 4, 40) })
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    await openSidePanel(browser, page)
    await page.goto(room.url)
    // Else the address bar has the focus.
    await page.bringToFront()
    await page.mouse.click(400, 20)
    await room.done
    await page.waitForTimeout(REST_MS)
    return await toPng(browser, screen.pixels(), size)
  } finally {
    await browser.close()
    await server.close()
    screen.close()
  }
}

/** Its flags for a browser that shall show no warning about the certificate. */
export function trustingArgs({ chromiumArgs, keyHash }: RoomServer): string[] {
  const others = chromiumArgs.filter(flag => flag !== '--ignore-certificate-errors')
  return [...others, `--ignore-certificate-errors-spki-list=${keyHash}`]
}

/** A browser that fills a screen. */
export function launchOn(
  screen: Screen,
  { width, height }: Size,
  lang: WindowOptions['lang'],
  chromiumArgs: string[],
  options: LaunchOptions = {},
): Promise<Launched> {
  return launch({
    ...options,
    chromiumArgs: [
      ...chromiumArgs,
      '--test-type',
      '--window-position=0,0',
      // Its frame lies beyond the edges.
      `--window-size=${width + 2},${height + 2}`,
    ],
    headless: false,
    colorScheme: 'light',
    lang,
    env: { DISPLAY: screen.display },
  })
}

/** @param pixels RGBA */
export async function toPng(browser: Launched, pixels: Uint8Array, size: Size): Promise<Buffer> {
  const canvas = await browser.openPage('about:blank')
  const png = await canvas.evaluate(
    async ({ pixels, width, height }) => {
      const bytes = Uint8ClampedArray.from(atob(pixels), letter => letter.charCodeAt(0))
      const sheet = new OffscreenCanvas(width, height)
      sheet.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0)
      const blob = await sheet.convertToBlob()
      return Array.from(new Uint8Array(await blob.arrayBuffer()))
    },
    { ...size, pixels: Buffer.from(pixels).toString('base64') },
  )
  return Buffer.from(png)
}

export interface Screen {
  display: string
  /** RGBA, from the top left. */
  pixels: () => Uint8Array
  close: () => void
}

/** A screen that nobody sees; undefined without Xvfb. */
export async function openScreen({ width, height }: Size): Promise<Screen | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-screen-'))
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', folder], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const failed = once(xvfb, 'error').then(() => undefined)
  const told = xvfb.stdio[3]
  const number = told && 'on' in told ? await Promise.race([once(told, 'data'), failed]) : undefined
  if (!number) {
    process.stderr.write('no Xvfb here: pictures of windows are left as they are\n')
    return undefined
  }
  return {
    display: `:${String(number[0]).trim()}`,
    pixels: () => pixelsOf(readFileSync(join(folder, 'Xvfb_screen0'))),
    close: () => {
      xvfb.kill()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The pixels of an X window dump (XWD, version 7): a header, colours of 12 bytes, then BGRX in rows. */
function pixelsOf(dump: Buffer): Uint8Array {
  const head = (at: number) => dump.readUInt32BE(4 * at)
  const [start, width, height, stride] = [head(0) + 12 * head(19), head(4), head(5), head(12)]
  const pixels = new Uint8Array(4 * width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = start + y * stride + 4 * x
      const to = 4 * (y * width + x)
      pixels.set([dump[from + 2] ?? 0, dump[from + 1] ?? 0, dump[from] ?? 0, 255], to)
    }
  return pixels
}
