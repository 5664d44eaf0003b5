import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import type { RoomView } from '../model/entry.ts'

/** A room changes with every frame; its mark on the toolbar need not. */
const LOOK_MS = 1000
/** White on these has a contrast above 4.5. */
const RED = '#d92d20'
const GREY = '#5f6673'
const GREEN = '#0b7a4b'

const ON_AIR: ReadonlySet<RoomView['status']> = new Set(['live', 'polling', 'silent', 'reconnecting'])
/** The entry in the menu of the icon. */
const MENU_ITEM = 'speech'

export interface ToolbarParts {
  rooms: () => RoomView[]
  /** Whether something is being said, and whether what comes in a room is. */
  speaks: () => boolean
  reads: () => boolean
}

/**
 * The icon on the toolbar, which is there when no panel is: its badge tells that messages are read aloud, or that a room is
 * live, else that a recording is replayed. Its menu stops reading and lets it go on.
 */
export class Toolbar {
  readonly #parts: ToolbarParts
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown = ''

  constructor(parts: ToolbarParts) {
    this.#parts = parts
  }

  /** Something may have changed: looks, soon and once for all that changes until then. */
  look(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#draw()
    }, LOOK_MS)
  }

  #draw(): void {
    const { rooms, speaks, reads } = this.#parts
    const views = rooms()
    const live = views.filter(({ status, replay }) => !replay && ON_AIR.has(status)).length
    const isReading = speaks() || (live > 0 && reads())
    const mark = isReading
      ? 'reading'
      : live > 0
        ? 'live'
        : views.some(({ replay }) => replay)
          ? 'replay'
          : 'none'
    const shown = `${mark} ${live} ${reads()}`
    if (shown === this.#shown) return
    this.#shown = shown
    showBadge(mark, live)
    showMenu(speaks() || reads())
  }
}

function showBadge(mark: 'reading' | 'live' | 'replay' | 'none', live: number): void {
  const { action } = browser
  const titles = {
    reading: i18n.t('badge.readingTitle'),
    live: i18n.t('badge.title', live, [String(live)]),
    replay: i18n.t('badge.replayTitle'),
    none: i18n.t('openPanel'),
  }
  void action.setBadgeText({ text: mark === 'none' ? '' : i18n.t(`badge.${mark}`) })
  void action.setBadgeBackgroundColor({
    color: { reading: GREEN, live: RED, replay: GREY, none: GREY }[mark],
  })
  void action.setTitle({ title: titles[mark] })
}

/** The browser keeps the menu when the worker dies, and forgets it now and then. */
function showMenu(isReading: boolean): void {
  const title = isReading ? i18n.t('menu.stopReading') : i18n.t('menu.read')
  const { contextMenus } = browser
  contextMenus.update(MENU_ITEM, { title }).catch(() => {
    // Asked for, or Chrome takes an entry that somebody else has just made for an error of ours.
    contextMenus.create({ id: MENU_ITEM, title, contexts: ['action'] }, () => void browser.runtime.lastError)
  })
}

/** Calls `onClick` when the entry in the menu is clicked. To be called while the worker starts: a click may start it. */
export function watchMenu(onClick: () => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => {
    if (menuItemId === MENU_ITEM) onClick()
  })
}
