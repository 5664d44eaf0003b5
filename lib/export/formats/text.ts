import { momentOf } from '../../store/digest.ts'
import { fill, saidOf, stamp } from '../words.ts'
import type { Writer, WriterOptions } from '../writer.ts'

/** One line an event, a gift combo being one, to read: `[21:04:05] 名字：话`. */
export function textWriter({ words }: WriterOptions): Writer {
  return {
    head: () => '',
    session: ({ title, anchor, firstAt }) =>
      `${fill('$1  $2  $3', stamp(firstAt).slice(0, 16), flat(anchor), flat(title)).trim()}\n\n`,
    line: ({ entry }) => {
      const { event } = entry
      const said = flat(saidOf(entry, words))
      if (said === '' && !event.user) return ''
      const speaks = event.type === 'chat' || event.type === 'superchat' || event.type === 'emoji'
      const who = event.user
        ? `${flat(event.user.nickname) || words.nameless}${speaks ? words.colon : ' '}`
        : ''
      return `[${stamp(momentOf(event)).slice(11, 19)}] ${who}${said}\n`
    },
    tail: () => '\n',
  }
}

/** A text of strangers on one line. */
function flat(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
