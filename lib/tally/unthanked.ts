import type { Given, Giver } from './gift-tally.ts'

/**
 * Since the giver was thanked: the latest gifts, one line per kind, most valuable first.
 * @param thanked gifts thanked for
 */
export function unthankedGifts(giver: Pick<Giver, 'count' | 'given'>, thanked: number): Given[] {
  const kinds = new Map<string, Given>()
  let open = giver.count - thanked
  for (const [, { name, diamonds, count }] of [...giver.given].sort(([a], [b]) => b - a)) {
    const some = Math.min(open, count)
    if (some <= 0) break
    open -= some
    const kind = kinds.get(name) ?? { name, diamonds, count: 0 }
    kinds.set(name, { ...kind, diamonds: Math.max(kind.diamonds, diamonds), count: kind.count + some })
  }
  return [...kinds.values()].sort((a, b) => b.diamonds * b.count - a.diamonds * a.count)
}
