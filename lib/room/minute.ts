export interface Traffic {
  frames: number
  messages: number
  /** Bytes as received, and after inflating. */
  bytes: number
  plain: number
}

const SECONDS = 60
/** Frames may come minutes late, after the worker's death; beyond this, in seconds, the clock was set back. */
const LATE = 300

/** One slot per second. */
export class LastMinute {
  readonly #slots = Array.from({ length: SECONDS }, () => ({ second: 0, ...noTraffic() }))

  /** @param at received, ms since 1970; ignored if older than its slot, unless the clock was set back */
  add(at: number, traffic: Traffic): void {
    const second = Math.floor(at / 1000)
    const slot = this.#slots[second % SECONDS]
    if (!slot || (second < slot.second && second > slot.second - LATE)) return
    if (second !== slot.second) Object.assign(slot, { second, ...noTraffic() })
    addTraffic(slot, traffic)
  }

  /** The 60 seconds up to that of `now`. */
  sum(now: number): Traffic {
    const first = Math.floor(now / 1000) - SECONDS + 1
    const sum = noTraffic()
    const last = first + SECONDS - 1
    for (const slot of this.#slots) if (slot.second >= first && slot.second <= last) addTraffic(sum, slot)
    return sum
  }
}

export function noTraffic(): Traffic {
  return { frames: 0, messages: 0, bytes: 0, plain: 0 }
}

/** Adds in place. */
export function addTraffic(sum: Traffic, more: Traffic): void {
  sum.frames += more.frames
  sum.messages += more.messages
  sum.bytes += more.bytes
  sum.plain += more.plain
}
