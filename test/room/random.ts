/** Random values from a seed: same seed, same scene, byte for byte. */
export interface Random {
  /** 0 to 1, 1 excluded. */
  next(): number
  /** A whole number from 0 to below - 1. */
  below(below: number): number
  /** A whole number from least to most, both included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  /** One of a list, which must not be empty. */
  pick<T>(list: readonly T[]): T
  /** Decimal digits, the first not 0. */
  digits(length: number): string
  /** base64url characters. */
  letters(length: number): string
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Takes a number or text as seed. mulberry32: small and good enough for a crowd. */
export function createRandom(seed: number | string): Random {
  let state = hash(String(seed))

  function next() {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  const between = (least: number, most: number) => least + below(most - least + 1)

  return {
    next,
    below,
    between,
    chance: probability => next() < probability,
    pick<T>(list: readonly T[]) {
      if (list.length === 0) throw new Error('Nothing to pick from')
      return list[below(list.length)] as T
    },
    digits: length =>
      Array.from({ length }, (_, index) => (index === 0 ? between(1, 9) : below(10))).join(''),
    letters: length => Array.from({ length }, () => LETTERS.charAt(below(LETTERS.length))).join(''),
  }
}

/** FNV-1a, 32 bits: spreads neighbouring seeds far apart. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}
