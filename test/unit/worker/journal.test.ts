import { expect, test } from 'vitest'
import { RoomSession } from '../../../lib/room/session.ts'
import { withSpeech } from '../../../lib/settings/change.ts'
import { DEFAULTS } from '../../../lib/settings/schema.ts'
import { Speaker } from '../../../lib/speech/speaker.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { Journal } from '../../../lib/worker/journal.ts'
import { Losses } from '../../../lib/worker/losses.ts'
import { Rooms } from '../../../lib/worker/rooms.ts'
import { arrival, chat, JOINED } from '../room/events.ts'
import { speakerDeps } from '../speech/speaker-deps.ts'
import { freshStore, memoryShelf } from '../store/entries.ts'

const ON = DEFAULTS
const OFF = withSpeech(DEFAULTS, { on: false })

/** A room, a journal that writes what comes in it, and a voice that says all it is given. */
function setUp(settings = ON) {
  const store = freshStore()
  const said: string[] = []
  const speaker = new Speaker(
    speakerDeps(JOINED + 1700, said, { keep: speech => store.keepSpeech(speech) }),
    settings,
  )
  let wrote = () => {}
  const journal = new Journal({
    store,
    rooms: new Rooms(store),
    losses: new Losses(memoryShelf()),
    renumbered: () => {},
    speaker,
    stored: () => {},
    heard: () => {},
    keeps: () => true,
    records: () => false,
    wrote: () => wrote(),
  })
  const room = new RoomSession('7', JOINED)
  const comes = (text: string) => journal.note(room, room.accept(arrival([chat(text)])))
  /** Resolves once what came is written, and what is to be said of it was. */
  const written = async () => {
    await new Promise<void>(resolve => {
      wrote = resolve
    })
    await expect.poll(() => speaker.isBusy).toBe(false)
  }
  const kept = async () =>
    (await readEntries(store.tables, '7', 0, Infinity, new Damage())).map(
      ({ event }) => 'text' in event && event.text,
    )
  return { speaker, comes, written, said, kept }
}

test('what came while speech was off is kept and never said, though it was switched on before the write', async () => {
  const { speaker, comes, written, said, kept } = setUp(OFF)
  comes('听不见')
  speaker.configure(ON)
  comes('听得见')
  await written()
  await expect.poll(() => said).toEqual(['甲说：听得见'])
  expect(await kept()).toEqual(['听不见', '听得见'])
})

test('switching off clears what waits to be written too, though it is on again before the write', async () => {
  const { speaker, comes, written, said } = setUp()
  comes('先')
  speaker.configure(OFF)
  speaker.configure(ON)
  await written()
  comes('后')
  await written()
  await expect.poll(() => said).toEqual(['甲说：后'])
})
