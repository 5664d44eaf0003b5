import { effect } from '@preact/signals-core'
import { browser } from 'wxt/browser'
import { i18n } from '../i18n/i18n.ts'
import type { RoomView } from '../model/entry.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { VoiceEngine } from '../speech/engine/voice-engine.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Views } from './views.ts'

/** Between updates: a room changes with every frame. */
const LOOK_MS = 1000
/** White on these has a contrast above 4.5. */
const RED = '#d92d20'
const GREY = '#5f6673'
const GREEN = '#0b7a4b'

const ON_AIR: ReadonlySet<RoomView['status']> = new Set(['live', 'polling', 'silent', 'reconnecting'])
const MENU_ITEM = 'speech'

export interface ToolbarDeps {
  views: Views
  speaker: Speaker
  engine: VoiceEngine
}

/**
 * The toolbar's icon, present without a panel. Its badge shows that messages are read aloud, else a live room, else a
 * replay. Its menu stops and starts reading.
 */
export class Toolbar {
  readonly #deps: ToolbarDeps
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown = ''

  constructor(deps: ToolbarDeps) {
    this.#deps = deps
    effect(() => {
      deps.views.track()
      // Read, to run again on changes.
      void deps.speaker.isHeard
      void this.#reads()
      this.#timer ??= setTimeout(() => this.#draw(), LOOK_MS)
    })
  }

  #reads(): boolean {
    const { speaker, engine } = this.#deps
    return hasVoice(engine.view()) && speaker.reads
  }

  #draw(): void {
    this.#timer = undefined
    const { views, speaker } = this.#deps
    const rooms = views.rooms.peek()
    const live = rooms.filter(({ status, replay }) => !replay && ON_AIR.has(status)).length
    const reads = this.#reads()
    const isReading = speaker.isHeard || (live > 0 && reads)
    const mark = isReading
      ? 'reading'
      : live > 0
        ? 'live'
        : rooms.some(({ replay }) => replay)
          ? 'replay'
          : 'none'
    const shown = `${mark} ${live} ${reads}`
    if (shown === this.#shown) return
    this.#shown = shown
    showBadge(mark, live)
    showMenu(speaker.isHeard || reads)
  }
}

/** Whether there is a Chinese voice, as far as known. */
function hasVoice({ voices }: VoiceView): boolean {
  return voices === 'ready' || voices === 'asking'
}

function showBadge(mark: 'reading' | 'live' | 'replay' | 'none', live: number): void {
  const { action } = browser
  const titles = {
    reading: i18n.t('badge.readingTitle'),
    live: i18n.t('badge.title', live, [String(live)]),
    replay: i18n.t('badge.replayTitle'),
    none: i18n.t('openPanel'),
  }
  // One sign: more would cover the icon.
  const signs = { reading: '♪', live: String(live), replay: '▶', none: '' }
  void action.setBadgeText({ text: signs[mark] })
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
    // Read lastError, or Chrome logs an entry that another just made as our error.
    contextMenus.create({ id: MENU_ITEM, title, contexts: ['action'] }, () => void browser.runtime.lastError)
  })
}

/** Calls `onClick` for the menu entry. Call at the worker's start, which a click may cause. */
export function watchMenu(onClick: () => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => {
    if (menuItemId === MENU_ITEM) onClick()
  })
}
