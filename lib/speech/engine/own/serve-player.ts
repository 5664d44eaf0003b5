import { browser } from 'wxt/browser'
import { ElementPlayer } from './element-player.ts'
import { type FromPlayer, fromSent, PLAYER_PORT, type ToPlayer } from './player-port.ts'

/** Plays for the worker, and goes on when that dies: the next one asks whether something plays. */
export function servePlayer(): void {
  const player = new ElementPlayer()
  const ports = new Set<(message: FromPlayer) => void>()
  const tell = (message: FromPlayer) => {
    for (const send of ports) send(message)
  }
  const play = async ({ id, what, how }: Extract<ToPlayer, { type: 'play' }>) => {
    const playing = player.play(fromSent(what), how, () => tell({ type: 'begun', id }))
    tell({ type: 'playing', isPlaying: true })
    tell({ type: 'played', id, played: await playing })
    tell({ type: 'playing', isPlaying: player.isPlaying })
  }
  browser.runtime.onConnect.addListener(port => {
    if (port.name !== PLAYER_PORT || port.sender?.id !== browser.runtime.id) return
    const send = (message: FromPlayer) => {
      try {
        port.postMessage(message)
      } catch {
        // The worker died, and its end of the Port closes soon.
      }
    }
    ports.add(send)
    port.onDisconnect.addListener(() => ports.delete(send))
    port.onMessage.addListener((message: unknown) => {
      const asked = message as ToPlayer
      if (asked.type === 'play') void play(asked)
      else player.cut()
    })
    send({ type: 'playing', isPlaying: player.isPlaying })
  })
}
