import type { ObsPage } from '../../lib/obs-page/page.ts'

/** What each style is given. */
export interface StyleProps {
  page: ObsPage
  /** Whether anything may move. */
  moves: boolean
  /** Ms. */
  now: number
}
