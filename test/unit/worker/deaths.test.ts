import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Sequenced } from '../../../lib/capture/port/messages.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import { countIn } from '../../fixtures/counts.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'
import { GIFTS } from '../../room/texts.ts'
import type { SceneMessage } from '../../room/types.ts'
import { AT, IN_MEMORY } from '../store/entries.ts'
import { relayOf, workerInMemory } from './worker-in-memory.ts'

/** What may happen next. A disk that waits lets go of one step of one write, so that a death meets each half of it. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant('message' as const) },
  { weight: 4, arbitrary: fc.constant('time' as const) },
  { weight: 5, arbitrary: fc.constant('disk' as const) },
  { weight: 2, arbitrary: fc.constant('death' as const) },
)

/** A database whose writes wait, before and after they are done, until they are let go. */
function slowDisk(name: string) {
  const waiting: (() => void)[] = []
  let isQuick = false
  /** The store of one worker; once it is dead it writes no more, and is answered no more. */
  const storeOf = (isDead: () => boolean) => {
    const store = new Store(() => new Tables(name, IN_MEMORY))
    const turn = async () => {
      if (!isQuick) await new Promise<void>(go => waiting.push(go))
      if (isDead()) await new Promise(() => {})
    }
    const { write, keepSpeech } = { write: store.write.bind(store), keepSpeech: store.keepSpeech.bind(store) }
    store.write = async changes => {
      await turn()
      await write(changes)
      await turn()
    }
    // What was taken to be said is said as soon as this is done: a death in between loses it, as it should.
    store.keepSpeech = async speech => {
      await turn()
      await keepSpeech(speech)
    }
    return store
  }
  return {
    storeOf,
    letGo: () => waiting.shift()?.(),
    hurry: () => {
      isQuick = true
      for (const go of waiting.splice(0)) go()
    },
  }
}

/** All that is under way without a timer happens. */
async function settle(): Promise<void> {
  for (let round = 0; round < 40; round++) await new Promise(resolve => setImmediate(resolve))
}

let databases = 0
const COUNTS = [1, 4, 9]

/** A combo of each of three people, with a chat behind it. */
function combosAndChat(): SceneMessage[] {
  const make = createMessages({ seed: 3, roomId: '7' })
  const [gift] = GIFTS
  const combos = ['甲', '乙', '丙'].map(nickname =>
    make.combo({ user: make.person({ nickname }), gift, counts: COUNTS }),
  )
  return combos.flatMap(combo => [...combo, make.chat({ text: '真好' })])
}

test('at whatever moment workers die: each message is stored once and in order, each gift is counted and thanked for once', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async steps => {
      const disk = slowDisk(`deaths-${++databases}`)
      const messages = combosAndChat()
      const log = createLog('7', 0)
      const items = messages.map((message, at): Sequenced => {
        const bytes = Uint8Array.from(log.make([message], AT).bytes)
        const item = {
          kind: 'frame',
          via: 'socket',
          socket: 1,
          roomId: '7',
          at: AT,
          since: AT - 60_000,
          bytes,
        } as const
        return { seq: at + 1, item }
      })
      const said: string[] = []
      let come = 0
      let kill = () => {}
      let relay: ReturnType<typeof relayOf>
      /** The next worker starts, and the page says hello with all that it still has. */
      const start = async () => {
        let isDead = false
        kill = () => {
          isDead = true
        }
        const store = disk.storeOf(() => isDead)
        const worker = workerInMemory({
          store,
          now: AT,
          callTab: async () => true,
          speech: await store.speech(),
          say: async ({ text }) => {
            if (isDead) return new Promise(() => {})
            said.push(text)
            return { kind: 'ended' }
          },
        })
        await worker.relays.restore()
        void worker.speaker.run()
        relay = relayOf(worker, { relay: 'page', last: come })
        const [welcome] = relay.sent
        const stored = welcome?.type === 'welcome' ? welcome.stored : 0
        relay.send(...items.slice(stored, come))
        return worker
      }
      let worker = await start()
      const pass = async () => {
        await vi.advanceTimersByTimeAsync(250)
        await settle()
      }
      const act = {
        message: async () => {
          const next = items[come]
          if (!next) return
          come++
          relay.send(next)
        },
        time: pass,
        disk: async () => disk.letGo(),
        death: async () => {
          kill()
          worker = await start()
        },
      }
      for (const one of steps) {
        await act[one]()
        await settle()
      }
      disk.hurry()
      while (come < items.length) await act.message()
      await settle()
      for (let round = 0; round < 8; round++) await pass()

      const entries = await readEntries(worker.store.tables, '7', 0, Infinity, new Damage())
      expect(entries.map(({ n }) => n)).toEqual(messages.map((_, at) => at + 1))
      expect(entries.map(({ event }) => event.id)).toEqual(messages.map(({ id }) => id))
      const gifts = 3 * Math.max(...COUNTS)
      const room = await worker.rooms.open('7')
      const { totals } = room.view(AT, [1])
      expect(totals.gifts).toBe(gifts)
      expect(totals.events.gift).toBe(messages.filter(({ type }) => type === 'gift').length)
      expect(entries.reduce((sum, { adds }) => sum + (adds?.gifts ?? 0), 0)).toBe(gifts)
      const thanks = said.filter(text => text.startsWith('谢谢'))
      expect(
        thanks.reduce((sum, text) => sum + countIn(text), 0),
        thanks.join(),
      ).toBe(gifts)
    }),
    { numRuns: 40 },
  )
})
