import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright'
import { type Launched, launch } from '../e2e/harness/index.ts'
import { createMessages } from '../room/messages.ts'
import { createPerson, type Person } from '../room/people.ts'
import { createRandom } from '../room/random.ts'
import { startServer } from '../room/server.ts'
import { chatLine } from '../room/texts.ts'
import type { SimulatedRoom } from '../room/types.ts'
import type { Figures } from './figures.ts'
import { shareOfCore } from './processor.ts'

/** Chats a second: a very busy room, and a usual one. */
const RATES = [200, 20] as const
/** Frames of the socket a second, and of the plain page. */
const TICKS = 20
const SECONDS = 20
const WARM_UP_SECONDS = 4
/** Without a graphics card the browser draws in its GPU process. */
const COUNTED = ['renderer', 'GPU', 'browser']
const PANEL_SIZE = { width: 400, height: 800 }

/**
 * What the panel costs beside a plain page with the same rows, which appends them twenty times a second, scrolls to the last and
 * keeps 150: the floor of a screen without a graphics card. Processor time of the browser in percent of a core, less that of
 * the same room with no panel; in turn, in one browser.
 */
export async function measureLight(): Promise<Figures> {
  const server = await startServer()
  const browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
  try {
    const room = server.addRoom({ webRid: '202020', scene: null, page: { transport: 'socket' } })
    await browser.openRoom(room.url)
    await room.waitForClient()
    const figures: Figures = {}
    for (const rate of RATES) {
      const none = await measure(browser, room, rate)
      const panel = await browser.openPanel(room.roomId)
      const shown = await measure(browser, room, rate)
      await panel.evaluate(hide)
      const hidden = await measure(browser, room, rate)
      await panel.close()
      const page = await openPlainPage(browser)
      const plain = await measure(browser, room, rate, page)
      await page.close()
      const at = `percent_of_a_core_at_${rate}_chats_per_second`
      const percent = (share: number) => Math.round((share - none) * 1000) / 10
      figures[`light_panel_${at}`] = percent(shown)
      figures[`light_plain_page_${at}`] = percent(plain)
      figures[`light_hidden_panel_${at}`] = percent(hidden)
      figures[`light_room_and_worker_${at}`] = Math.round(none * 1000) / 10
    }
    return figures
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Runs in the panel. Under test no page is ever hidden: a hidden one is told so and is given no frames. */
function hide(): void {
  Object.assign(globalThis, { requestAnimationFrame: () => 0 })
  Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))
}

let seeds = 0

async function measure(browser: Launched, room: SimulatedRoom, rate: number, plain?: Page): Promise<number> {
  // Other ids than before: repeats would be left out.
  const seed = ++seeds
  const random = createRandom(seed)
  const people = Array.from({ length: 300 }, () => createPerson(random, '小糖人'))
  const make = createMessages({ seed, roomId: room.roomId })
  const send = async (seconds: number) => {
    const start = performance.now()
    for (let tick = 1; tick <= seconds * TICKS; tick++) {
      const chats = Array.from({ length: rate / TICKS }, () => ({
        user: random.pick(people),
        text: chatLine(random),
      }))
      room.push(chats.map(chat => make.chat(chat)))
      await plain?.evaluate(add, chats.map(rowOf))
      await delay(Math.max(0, start + (tick * 1000) / TICKS - performance.now()))
    }
  }
  await send(WARM_UP_SECONDS)
  return await shareOfCore(browser, () => send(SECONDS), COUNTED)
}

interface PlainRow {
  avatar: string
  badge: string
  name: string
  text: string
}

function rowOf({ user, text }: { user: Person; text: string }): PlainRow {
  return { avatar: user.avatarUrl, badge: String(user.level), name: user.nickname, text }
}

async function openPlainPage(browser: Launched): Promise<Page> {
  const page = await browser.openPage('about:blank', PANEL_SIZE)
  await page.setContent(`<!doctype html><style>
    body { margin: 0; font: 14px/20px system-ui }
    #rows { height: 100vh; overflow: auto }
    p { margin: 0; padding: 4px 12px; overflow-wrap: anywhere }
    img { width: 20px; height: 20px; border-radius: 10px; vertical-align: middle }
    i { padding: 0 5px; border-radius: 8px; background: #eee; font-style: normal }
  </style><div id="rows"></div>`)
  return page
}

/** Runs in the plain page. */
function add(rows: PlainRow[]): void {
  const list = document.getElementById('rows')
  if (!list) return
  for (const { avatar, badge, name, text } of rows) {
    const row = document.createElement('p')
    const picture = document.createElement('img')
    picture.src = avatar
    const level = document.createElement('i')
    level.textContent = badge
    const who = document.createElement('b')
    who.textContent = name
    row.append(picture, ' ', level, ' ', who, ' ', text)
    list.append(row)
  }
  while (list.childElementCount > 150) list.firstElementChild?.remove()
  list.scrollTop = list.scrollHeight
}
