import type { ReadonlySignal } from '@preact/signals'
import { storage } from 'wxt/utils/storage'
import type { Settings } from '../settings/schema/schema.ts'
import type { Rooms } from './rooms.ts'

/** Empty: none. Kept until the browser closes: each broadcast has a new id. */
const item = storage.defineItem<string>('session:room', { fallback: '' })

/** Shows and stores the picks. */
export async function rememberChoice(rooms: Rooms, signal: AbortSignal): Promise<void> {
  await showPick(rooms)
  let kept = pickOf(rooms)
  const stop = rooms.choice.subscribe(() => {
    const pick = pickOf(rooms)
    // Unstored, it holds for this panel.
    if (pick !== kept) item.setValue(pick).catch(() => undefined)
    kept = pick
  })
  signal.addEventListener('abort', stop, { once: true })
}

/** Follows a panel's pick. */
export async function followChoice(
  rooms: Rooms,
  settings: ReadonlySignal<Settings>,
  signal: AbortSignal,
): Promise<void> {
  await showPick(rooms)
  let { follow } = settings.peek().rooms
  const stops = [
    item.watch(() => void showPick(rooms)),
    settings.subscribe(({ rooms: { follow: now } }) => {
      if (now === follow) return
      follow = now
      void showPick(rooms)
    }),
  ]
  signal.addEventListener('abort', () => stops.map(stop => stop()), { once: true })
}

async function showPick(rooms: Rooms): Promise<void> {
  rooms.pick(await item.getValue().catch(() => ''))
}

function pickOf({ choice }: Rooms): string {
  const { value } = choice
  return value.by === 'room' ? value.roomId : ''
}
