/**
 * The two worlds of a page meet on `document` before the page's first script runs: the relay offers an end of a
 * MessageChannel in a MessageEvent, whose `ports` cross worlds in Chromium and Firefox. Whichever of the two comes first, the
 * other one finds it: the relay offers once unasked, and once more when the tap asks.
 *
 * Why a MessagePort: with frames of 2.5 kB every 2 ms, handing one over with its buffer transferred kept the page's
 * thread for 40 microseconds (median, reading and copying included), cloned 40 to 50, and as a CustomEvent 50 to 75,
 * because the relay's half then runs inside the page's message event.
 */
export const OFFER = 'tingdan:offer'
export const ASK = 'tingdan:ask'

/** What the relay says to the tap when the extension is gone; nothing else goes that way. */
export const STOP = 'stop'
