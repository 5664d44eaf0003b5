/**
 * The app's share code: `7.43 复制打开抖音，看看【小明的作品】… https://v.douyin.com/… aBc:/ 02/14 G@V.yt`. It changes with
 * releases; its shape is a code with a dotted end and a day, or the app's sentence.
 */
const INVITATION =
  /复制(?:打开|此链接|本条|这段|此条)[^，,。]{0,12}(?:抖音|极速版|火山)[^，,。]{0,6}[，,]?|打开(?:Dou音|抖音)(?:搜索|极速版)?[，,]?|长按复制此条消息[，,]?/
const MAIL_CODE = /(?<![\w.])[A-Za-z]{1,2}@[A-Za-z]{1,2}\.[A-Za-z]{2}(?![\w.])/
const DAY_CODE = /(?<![\d/])(?:0[1-9]|1[0-2])\/[0-3]\d(?![\d/])/
const TAIL_CODE = /(?<![\w])[A-Za-z]{2,4}:\/(?![\w/])|(?<![\w])[A-Za-z]{2,4}\/:|:\d{1,2}[ap]m(?!\w)/
const VERSION_CODE = /^\s*\d\.\d{2}\s/
const TITLE = /[【《]([^【】《》]{1,60})[】》]/

/** Parts without meaning for a listener. */
const CODES = [
  INVITATION,
  /https?:\/\/[!-~]+/,
  MAIL_CODE,
  TAIL_CODE,
  DAY_CODE,
  /^\s*\d\.\d{2}(?=\s)/,
  /看看/,
].map(code => new RegExp(code.source, 'g'))

/** Says whose share it is, or that something is shared; undefined if it is none. */
export function shareSaid(line: string): string | undefined {
  const isShare =
    (MAIL_CODE.test(line) && (DAY_CODE.test(line) || TAIL_CODE.test(line))) ||
    (INVITATION.test(line) &&
      /v\.douyin\.com|douyin\.com|:\//.test(line) &&
      (VERSION_CODE.test(line) || TITLE.test(line)))
  if (!isShare) return undefined
  const rest = CODES.reduce((text, code) => text.replaceAll(code, ' '), line)
    .replace(/[【】《》]/g, ' ')
    .replace(/#\s?[^\s#]+/g, ' ')
    .trim()
  return rest === '' ? '分享了视频' : `分享了${rest.replace(/^看看/, '')}`
}
