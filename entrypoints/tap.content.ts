import { defineContentScript } from 'wxt/utils/define-content-script'
import { DOUYIN_PAGES } from '../lib/capture/pages.ts'
import { installTap } from '../lib/capture/tap/install.ts'

export default defineContentScript({
  matches: DOUYIN_PAGES,
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    installTap(window)
  },
})
