import { momentOf } from '../../../model/moment.ts'
import { oneLine } from '../../../model/one-line.ts'
import { isTalk } from '../../../model/talk.ts'
import { fill, saidOf, stamp } from '../words.ts'
import type { Writer, WriterOptions } from '../writer.ts'

/** One line per event, a gift combo as one: `[21:04:05] 名字：话`. */
export function textWriter({ words }: WriterOptions): Writer {
  return {
    head: () => '',
    session: ({ title, anchor, firstAt }) =>
      `${fill('$1  $2  $3', stamp(firstAt).slice(0, 16), oneLine(anchor).trim(), oneLine(title).trim()).trim()}\n\n`,
    line: ({ entry }) => {
      const { event } = entry
      const said = oneLine(saidOf(entry, words)).trim()
      if (said === '' && !event.user) return ''
      const speaks = isTalk(event)
      const who = event.user
        ? `${oneLine(event.user.nickname).trim() || words.nameless}${speaks ? words.colon : ' '}`
        : ''
      return `[${stamp(momentOf(event)).slice(11, 19)}] ${who}${said}\n`
    },
    tail: () => '\n',
  }
}
