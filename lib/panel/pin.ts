import { storage } from 'wxt/utils/storage'
import type { PanelState } from './state.ts'

/** Id of the room that the user has picked, empty where none is. A broadcast has an id of its own: it lasts as long as the browser. */
const item = storage.defineItem<string>('session:room', { fallback: '' })

/** Shows the room that was picked last, and keeps what is picked from now on. */
export async function rememberChoice(state: PanelState, signal: AbortSignal): Promise<void> {
  await take(state)
  let kept = pinOf(state)
  const stop = state.choice.subscribe(() => {
    const pin = pinOf(state)
    // What cannot be kept holds for this panel.
    if (pin !== kept) item.setValue(pin).catch(() => undefined)
    kept = pin
  })
  signal.addEventListener('abort', stop, { once: true })
}

/** Shows the room that is picked in a panel, and goes along when another is. */
export async function followChoice(state: PanelState, signal: AbortSignal): Promise<void> {
  await take(state)
  let { follow } = state.settings.peek().rooms
  const stops = [
    item.watch(() => void take(state)),
    state.settings.subscribe(({ rooms }) => {
      if (rooms.follow === follow) return
      follow = rooms.follow
      void take(state)
    }),
  ]
  signal.addEventListener('abort', () => stops.map(stop => stop()), { once: true })
}

async function take(state: PanelState): Promise<void> {
  const roomId = await item.getValue().catch(() => '')
  state.choose(roomId === '' ? { by: state.settings.peek().rooms.follow } : { by: 'room', roomId })
}

function pinOf({ choice }: PanelState): string {
  const { value } = choice
  return value.by === 'room' ? value.roomId : ''
}
