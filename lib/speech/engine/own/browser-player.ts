import { browser } from 'wxt/browser'
import { closeOffscreen, hasOffscreen, isOffscreenOpen, openOffscreen } from '../../../browser/offscreen.ts'
import { LocalPlayer } from './local-player.ts'
import type { Player } from './player.ts'
import { PLAYER_PORT } from './player-port.ts'
import { RemotePlayer } from './remote-player.ts'

/** Plays in a page of its own; where the worker is a page itself, as in Firefox, here. */
export function browserPlayer(): Player {
  if (!hasOffscreen()) return new LocalPlayer()
  return new RemotePlayer({
    openPage: openOffscreen,
    isPageOpen: isOffscreenOpen,
    closePage: closeOffscreen,
    connect: () => browser.runtime.connect({ name: PLAYER_PORT }),
  })
}
