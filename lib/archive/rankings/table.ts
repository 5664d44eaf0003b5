import { Asked } from './asked.ts'
import type { Ranking } from './ranking.ts'
import { Words } from './words.ts'

/**
 * Boards of the history page that count all events. Each has two texts: its name, `history.board.…`, and what stands there
 * while nothing is found, `history.nothing.…`.
 */
export const RANKINGS = {
  asked: { make: () => new Asked(), look: 'list' },
  words: { make: () => new Words(), look: 'cloud' },
} satisfies Record<string, { make: () => Ranking; look: 'list' | 'cloud' }>

export type RankingName = keyof typeof RANKINGS

/** All boards, in the order of their tabs. */
export const BOARDS = ['givers', 'talkers', 'asked', 'gifts', 'words', 'newcomers'] as const
