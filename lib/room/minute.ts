/** What came in some time. */
export interface Traffic {
  frames: number
  messages: number
  /** Bytes of the frames as the page received them, and of what was in them, inflated. */
  bytes: number
  plain: number
}

const SECONDS = 60
/** Frames may come minutes late, after the worker's death. What is older by more was told by a clock that was set back. */
const LATE = 300

/** How much came in the last minute, in one slot a second. */
export class LastMinute {
  private readonly slots = Array.from({ length: SECONDS }, () => ({ second: 0, ...noTraffic() }))

  /** @param at when it came, ms since 1970; what is older than its slot is passed over, unless the clock was set back */
  add(at: number, traffic: Traffic): void {
    const second = Math.floor(at / 1000)
    const slot = this.slots[second % SECONDS]
    if (!slot || (second < slot.second && second > slot.second - LATE)) return
    if (second !== slot.second) Object.assign(slot, { second, ...noTraffic() })
    addTraffic(slot, traffic)
  }

  /** The sum of the 60 seconds before `now`, the running one with them. */
  sum(now: number): Traffic {
    const first = Math.floor(now / 1000) - SECONDS + 1
    const sum = noTraffic()
    const last = first + SECONDS - 1
    for (const slot of this.slots) if (slot.second >= first && slot.second <= last) addTraffic(sum, slot)
    return sum
  }
}

export function noTraffic(): Traffic {
  return { frames: 0, messages: 0, bytes: 0, plain: 0 }
}

/** Adds `more` to `sum` in place. */
export function addTraffic(sum: Traffic, more: Traffic): void {
  sum.frames += more.frames
  sum.messages += more.messages
  sum.bytes += more.bytes
  sum.plain += more.plain
}
