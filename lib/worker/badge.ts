import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import type { RoomView } from '../room/entry.ts'

/** A room changes with every frame; its mark on the toolbar need not. */
const LOOK_MS = 1000
/** White on these has a contrast above 4.5. */
const RED = '#d92d20'
const GREY = '#5f6673'

const ON_AIR: ReadonlySet<RoomView['status']> = new Set(['live', 'polling', 'silent', 'reconnecting'])

/** The mark on the toolbar's icon: that a room is live, else that a recording is replayed. */
export class Badge {
  private readonly rooms: () => RoomView[]
  private timer: ReturnType<typeof setTimeout> | undefined
  private shown = ''

  constructor(rooms: () => RoomView[]) {
    this.rooms = rooms
  }

  /** Something may have changed: looks at the rooms, soon and once for all that changes until then. */
  look(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      const rooms = this.rooms()
      const live = rooms.filter(({ status, replay }) => !replay && ON_AIR.has(status)).length
      this.show(live, live === 0 && rooms.some(({ replay }) => replay))
    }, LOOK_MS)
  }

  private show(live: number, isReplay: boolean): void {
    const shown = `${live} ${isReplay}`
    if (shown === this.shown) return
    this.shown = shown
    const { action } = browser
    void action.setBadgeText({
      text: live > 0 ? i18n.t('badge.live') : isReplay ? i18n.t('badge.replay') : '',
    })
    void action.setBadgeBackgroundColor({ color: isReplay ? GREY : RED })
    const still = isReplay ? i18n.t('badge.replayTitle') : i18n.t('openPanel')
    void action.setTitle({ title: live > 0 ? i18n.t('badge.title', live, [String(live)]) : still })
  }
}
