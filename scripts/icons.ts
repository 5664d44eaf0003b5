/** npm run icons: draws public/icon/*.png from scripts/icon.svg, with Chromium. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { ensureChromium } from './chromium.mjs'
import { root } from './node.mjs'

const SIZES = [16, 32, 48, 128]

const svg = readFileSync(join(root, 'scripts', 'icon.svg'), 'utf8')
const folder = join(root, 'public', 'icon')
mkdirSync(folder, { recursive: true })
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({ executablePath: await ensureChromium(), args })
try {
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
    await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
