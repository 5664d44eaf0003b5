/** Empty space between two lines of a lane, in line heights. */
const GAP = 1.5

export interface LaneSizes {
  /** Of the picture, in CSS pixels. */
  width: number
  lineHeight: number
  /** How many lanes there are. */
  lanes: number
  /** Time in which a point crosses the picture, in ms. */
  crossing: number
}

/** Finds the lane for a line. All lines are equally fast, so none catches up with another. */
export class Lanes {
  /** When the end of each lane's last line has come in, ms. */
  readonly #freeAt: number[] = []

  /**
   * The first free lane, taken; undefined if all are taken.
   * @param width of the line, in CSS pixels
   * @param now ms
   * @param stays how long the lane is taken, in ms, where lines do not move
   */
  take(width: number, now: number, sizes: LaneSizes, stays?: number): number | undefined {
    const { lineHeight, lanes, crossing } = sizes
    const takes = stays ?? ((width + GAP * lineHeight) / sizes.width) * crossing
    for (let lane = 0; lane < lanes; lane++) {
      if ((this.#freeAt[lane] ?? 0) > now) continue
      this.#freeAt[lane] = now + takes
      return lane
    }
    return undefined
  }
}
