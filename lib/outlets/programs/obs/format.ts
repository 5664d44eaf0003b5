import type { Format } from '../../format.ts'
import { answerLine, eventLine, helloLine, pinLine, statusLine } from '../../formats/tingdan.ts'

/** One message of our own format. */
export interface ObsMessage {
  json: string
  /**
   * true: told again and again, until another is, since a page may open at any time and cannot ask; false: that ends.
   */
  again?: boolean
}

/** Our own format. The room stands before its events, for pages that opened since it was last told. */
export function obsFormat(): Format<ObsMessage> {
  return {
    hello: rooms => [{ json: helloLine(rooms) }],
    room: room => [{ json: statusLine(room) }],
    // A picture shows what is now.
    gap: () => [],
    events: ({ entries, key, room }) =>
      entries.length === 0
        ? []
        : [{ json: statusLine(room) }, ...entries.map(entry => ({ json: eventLine(entry, key, room) }))],
    answered: answer => [{ json: answerLine(answer) }],
    pinned: pin => [{ json: pinLine(pin), again: pin !== null }],
  }
}
