import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import type { RoomView } from '../room/entry.ts'

/** A room changes with every frame; its mark on the toolbar need not. */
const LOOK_MS = 1000
/** White on this has a contrast above 4.5. */
const RED = '#d92d20'

const ON_AIR: ReadonlySet<RoomView['status']> = new Set(['live', 'polling', 'silent', 'reconnecting'])

/** The mark on the toolbar's icon: that a room is live. */
export class Badge {
  private readonly rooms: () => RoomView[]
  private timer: ReturnType<typeof setTimeout> | undefined
  private shown: number | undefined

  constructor(rooms: () => RoomView[]) {
    this.rooms = rooms
  }

  /** Something may have changed: looks at the rooms, soon and once for all that changes until then. */
  look(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.show(this.rooms().filter(({ status }) => ON_AIR.has(status)).length)
    }, LOOK_MS)
  }

  private show(live: number): void {
    if (live === this.shown) return
    this.shown = live
    const { action } = browser
    void action.setBadgeText({ text: live > 0 ? i18n.t('badge.live') : '' })
    void action.setBadgeBackgroundColor({ color: RED })
    void action.setTitle({
      title: live > 0 ? i18n.t('badge.title', live, [String(live)]) : i18n.t('openPanel'),
    })
  }
}
