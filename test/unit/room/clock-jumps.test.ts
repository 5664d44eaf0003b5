import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rememberMoment } from '../../../lib/capture/tap/moment.ts'
import { RoomSession, SILENCE_MS } from '../../../lib/room/session.ts'
import { SpeechQueue } from '../../../lib/speech/queue/queue.ts'
import { policy } from '../speech/queue/listener.ts'
import { arrival, chat, JOINED } from './events.ts'

/** After a jump of the clock so much of what is live may be taken for history, in ms. */
const WITHIN = 10_000
const HOUR = 3_600_000
/** The longest that a frame is under way. */
const SLOWEST = 500

/** A machine whose clock is wrong by some time, may be set, and may sleep, beside a server whose clock is right. */
class World {
  /** Ms since 1970, as it really is. */
  truth = JOINED
  #wrong: number
  #slept = 0
  /** When the clock was last set, or the machine last slept. */
  disturbedAt = -Infinity

  constructor(wrong: number) {
    this.#wrong = wrong
  }
  readonly steady = () => this.truth - JOINED - this.#slept
  get wall(): number {
    return Math.round(this.truth + this.#wrong)
  }
  set(by: number): void {
    this.#wrong += by
    this.disturbedAt = this.truth
  }
  sleep(ms: number): void {
    this.truth += ms
    this.#slept += ms
    this.disturbedAt = this.truth
  }
}

/** Something happens, then frames come for a while. */
interface Phase {
  /** The clock is set. */
  jump: number
  /** The machine sleeps. */
  sleep: number
  /** The worker dies. */
  dies: boolean
  /** The page opens another socket: its first frame brings what was said before. */
  reopens: boolean
  /** How long each frame comes after the one before, and how long it is under way. */
  frames: { after: number; lag: number }[]
}

const sometimes = (value: fc.Arbitrary<number>) => fc.oneof(fc.constant(0), value)
const phase: fc.Arbitrary<Phase> = fc.record({
  jump: sometimes(fc.oneof(fc.integer({ min: -HOUR, max: HOUR }), fc.integer({ min: -15_000, max: 15_000 }))),
  sleep: sometimes(fc.integer({ min: 1000, max: HOUR })),
  dies: fc.boolean(),
  reopens: fc.boolean(),
  frames: fc.array(
    fc.record({ after: fc.integer({ min: 50, max: 1000 }), lag: fc.integer({ min: 0, max: SLOWEST }) }),
    { minLength: 1, maxLength: 50 },
  ),
})

/** Not a number, which is said otherwise than it is written. */
const letter = (at: number) => String.fromCharCode(0x4e00 + at)

const says = (text: string, time: number, receivedAt: number) =>
  chat(text, {
    time: time % 1000 === 0 ? time + 1 : time,
    receivedAt,
    user: { id: text, nickname: text, roles: [] },
  })

/** What a room and the queue make of a page in such a world. */
class Listening {
  readonly world: World
  readonly queue = new SpeechQueue(policy())
  #room: RoomSession
  #opened: (wall: number) => number

  constructor(world: World) {
    this.world = world
    this.#room = new RoomSession('7', world.wall)
    this.#opened = rememberMoment(world.steady)
  }
  die(): void {
    this.#room = new RoomSession('7', this.world.wall, structuredClone(this.#room.stored()))
  }
  reopen(): void {
    this.#opened = rememberMoment(this.world.steady)
  }
  /**
   * A frame comes.
   * @param chats each text and when it was said
   * @param sent when the server sent it
   */
  hear(chats: Record<string, number>, sent: number) {
    const { world, queue } = this
    const events = Object.entries(chats).map(([text, time]) => says(text, time, world.wall))
    const accepted = this.#room.accept(
      arrival(events, { now: sent, at: world.wall, since: this.#opened(world.wall) }),
    )
    queue.add({ roomId: '7', anchor: '', ahead: this.#room.ahead, ...accepted }, world.wall)
    const spoken: string[] = []
    for (let turn = queue.next(world.wall); turn; turn = queue.next(world.wall)) spoken.push(turn.text)
    const history = accepted.entries
      .filter(entry => entry.history)
      .map(({ event }) => ('text' in event ? event.text : ''))
    return { history, spoken }
  }
}

test('any jump of the clock, at any moment: within 10 s what is live is live and spoken, and nothing old is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -HOUR, max: HOUR }),
      fc.array(phase, { minLength: 1, maxLength: 5 }),
      (wrong, phases) => {
        const world = new World(wrong)
        const page = new Listening(world)
        let openedAt = world.truth
        let heardAt = world.truth
        let n = 0
        for (const { jump, sleep, dies, reopens, frames } of phases) {
          if (jump !== 0) world.set(jump)
          if (sleep > 0) world.sleep(sleep)
          if (dies) page.die()
          if (reopens) page.reopen()
          if (reopens) openedAt = world.truth
          let isFirst = reopens || n === 0
          for (const { after, lag } of frames) {
            world.truth += after
            const sent = world.truth
            world.truth += lag
            const [old, live] = [`旧${letter(++n)}`, `新${letter(n)}`]
            // Older than any gap: what is said in one is live.
            const before = isFirst ? { [old]: Math.min(openedAt, heardAt) - 2 * SLOWEST - 1001 } : {}
            heardAt = sent
            const { history, spoken } = page.hear({ ...before, [live]: Math.max(sent - 20, openedAt) }, sent)
            if (isFirst) expect(history).toContain(old)
            expect(spoken).not.toContain(`${old}说：${old}`)
            isFirst = false
            if (sent - world.disturbedAt < WITHIN || sent - openedAt < SLOWEST) continue
            expect(history).not.toContain(live)
            expect(spoken).toContain(`${live}说：${live}`)
          }
        }
      },
    ),
  )
})

test('a chat that lay behind a sleeping machine is as old as it is, and what comes after is new', () => {
  const world = new World(-250_000)
  const page = new Listening(world)
  for (let second = 0; second < 90; second++) {
    world.truth += 1000
    page.hear({ [letter(second)]: world.truth - 20 }, world.truth)
  }
  const asleep = world.truth
  world.sleep(40_000)
  // The first had arrived before the machine slept, the second meanwhile.
  expect(page.hear({ 早: asleep + 300 }, asleep + 310)).toEqual({ history: [], spoken: [] })
  expect(page.hear({ 中: asleep + 15_000 }, asleep + 15_010)).toEqual({ history: [], spoken: [] })
  expect(page.queue.drops).toEqual({ old: 2 })
  expect(page.hear({ 晚: world.truth - 200 }, world.truth)).toEqual({ history: [], spoken: ['晚说：晚'] })
})

describe('a clock that is set right in the middle of a room', () => {
  /** A minute of a room on a clock that is wrong by so much, then the clock is right. */
  function setRight(wrong: number) {
    const room = new RoomSession('7', JOINED + wrong)
    const world = new World(wrong)
    const opened = rememberMoment(world.steady)
    const hear = () => {
      world.truth += 1000
      const event = chat('在吗', { time: world.truth - 50, receivedAt: world.wall })
      const { entries } = room.accept(
        arrival([event], { now: world.truth - 40, at: world.wall, since: opened(world.wall) }),
      )
      return entries[0]?.history ?? false
    }
    for (let second = 0; second < 60; second++) expect(hear()).toBe(false)
    world.set(-wrong)
    return { room, world, hear }
  }

  test.each([
    ['fast', 600_000],
    ['slow', -600_000],
  ])('10 minutes %s: it is live within 10 s, and stays so', (_, wrong) => {
    const { hear } = setRight(wrong)
    const history = Array.from({ length: 60 }, hear)
    expect(history.slice(10)).toEqual(Array(50).fill(false))
  })
  test('10 minutes fast: it becomes silent when nothing comes, and not 10 minutes later', () => {
    const { room, world } = setRight(600_000)
    expect(room.view(world.wall, [1]).status).toBe('live')
    expect(room.nextChange(world.wall)).toBe(world.wall + SILENCE_MS)
    expect(room.view(world.wall + SILENCE_MS, [1]).status).toBe('silent')
  })
})
