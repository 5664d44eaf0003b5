import { momentOf } from '../../../model/moment.ts'
import type { Writer, WriterOptions } from '../writer.ts'
import { overlaid } from './overlaid.ts'
import { xmlText } from './xml-text.ts'

/** From right to left, in the usual size. */
const ROLLING = '1,25'
const WHITE = 0xffffff
const AMBER = 0xffc24a

/**
 * XML of Bilibili's players and most converters. `p`: second, mode, size, colour, time of day, pool, sender,
 * number.
 */
export function danmakuXmlWriter({ zero }: WriterOptions): Writer {
  return {
    // As Bilibili writes it: danmaku2ass expects `<i>` on the first line.
    head: () =>
      '<?xml version="1.0" encoding="UTF-8"?><i>\n<chatserver>live.douyin.com</chatserver>\n<chatid>0</chatid>\n',
    session: () => '',
    line: ({ entry }) => {
      const { event } = entry
      const text = overlaid(event)
      const at = momentOf(event)
      if (!text || at < zero) return ''
      const color = event.type === 'superchat' ? AMBER : WHITE
      const seconds = ((at - zero) / 1000).toFixed(3)
      const sender = xmlText(event.user?.id ?? '0')
      const p = `${seconds},${ROLLING},${color},${Math.floor(at / 1000)},0,${sender},${entry.n}`
      return `<d p="${p}" user="${xmlText(event.user?.nickname ?? '')}">${xmlText(text)}</d>\n`
    },
    tail: () => '</i>\n',
  }
}
