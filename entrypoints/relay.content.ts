import { defineContentScript } from 'wxt/utils/define-content-script'
import { DOUYIN_PAGES } from '../lib/capture/pages.ts'

export default defineContentScript({
  matches: DOUYIN_PAGES,
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {},
})
