import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../lib/room/answers.ts'
import { withSpeech } from '../../../lib/settings/change/change.ts'
import { Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import { AT, chat, IN_MEMORY, person } from '../store/entries.ts'
import { KEPT, panelOf, workerInMemory } from './worker-in-memory.ts'

let databases = 0

/** A worker over a database of this name, which outlives it, with a room in which people ask. */
function worker(name = `questions-${++databases}`, more: Parameters<typeof workerInMemory>[0] = {}) {
  const silent = withSpeech(KEPT, { on: false })
  const store = new Store(() => new Tables(name, IN_MEMORY))
  const parts = workerInMemory({ store, settings: silent, ...more })
  const { rooms, journal } = parts
  let n = 0
  const hear = async (...texts: [text: string, who?: string][]) => {
    const room = await rooms.open('7')
    const events = texts.map(([text, who]) => chat(++n, text, person(who ?? `${n}`)))
    const accepted = room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 60_000 })
    rooms.add('7', accepted.entries)
    journal.note(room, accepted)
    await journal.flush()
    return accepted.entries
  }
  const show = async () => {
    const panel = panelOf(parts)
    panel.say({ type: 'watch', roomId: '7' })
    await expect.poll(() => panel.sent.some(({ type }) => type === 'answers')).toBe(true)
    const answers = () => panel.sent.findLast(message => message.type === 'answers')?.answers ?? []
    return { ...panel, upTo: () => Object.fromEntries(answers().map(({ key, n }: Answer) => [key, n])) }
  }
  return { ...parts, name, hear, show }
}

describe('a tick', () => {
  test('is told to every panel, of the same words and up to the last message, and can be taken back', async () => {
    const { hear, show } = worker()
    const [asked] = await hear(['多少钱'], ['多少钱？'], ['包邮吗'])
    const [one, other] = [await show(), await show()]
    if (!asked) throw new Error('nothing was heard')
    one.say({ type: 'answer', roomId: '7', entry: asked, done: true })
    await expect.poll(other.upTo).toEqual({ '= 多少钱': 3 })
    expect(one.upTo()).toEqual({ '= 多少钱': 3 })
    await hear(['多少钱'])
    other.say({ type: 'answer', roomId: '7', entry: asked, done: true })
    await expect.poll(one.upTo).toEqual({ '= 多少钱': 4 })
    one.say({ type: 'answer', roomId: '7', entry: asked, done: false })
    await expect.poll(other.upTo).toEqual({ '= 多少钱': 0 })
  })

  test('is stored by the time a panel is told: the next worker has it', async () => {
    const first = worker()
    const [asked] = await first.hear(['多少钱'], ['包邮吗'])
    const panel = await first.show()
    if (asked) panel.say({ type: 'answer', roomId: '7', entry: asked, done: true })
    await expect.poll(panel.upTo).toEqual({ '= 多少钱': 2 })
    const next = worker(first.name)
    expect((await next.show()).upTo()).toEqual({ '= 多少钱': 2 })
    const [record] = await next.store.tables.answers.toArray()
    expect(record).toMatchObject({ session: '7', key: '= 多少钱', n: 2, people: ['1'] })
  })

  test('of a disk that is full is shown all the same, and stored with the next write', async () => {
    const { hear, show, store } = worker()
    const [asked] = await hear(['多少钱'])
    const panel = await show()
    const write = store.write.bind(store)
    store.write = async () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    if (asked) panel.say({ type: 'answer', roomId: '7', entry: asked, done: true })
    await expect.poll(panel.upTo).toEqual({ '= 多少钱': 1 })
    expect(await store.tables.answers.count()).toBe(0)
    store.write = write
    await hear(['你好'])
    expect(await store.tables.answers.count()).toBe(1)
  })

  test('is not stored where no history is kept', async () => {
    const settings = { ...KEPT, history: { ...KEPT.history, keep: false } }
    const { hear, show, store } = worker(undefined, { settings })
    const [asked] = await hear(['多少钱'])
    const panel = await show()
    if (asked) panel.say({ type: 'answer', roomId: '7', entry: asked, done: true })
    await expect.poll(panel.upTo).toEqual({ '= 多少钱': 1 })
    expect(await store.tables.answers.count()).toBe(0)
  })

  test('goes with its session, and with the person who alone asked', async () => {
    const { hear, show, store, keeper } = worker()
    const [mine, others] = await hear(['多少钱', '11'], ['包邮吗', '11'], ['包邮吗', '12'])
    const panel = await show()
    for (const entry of [mine, others])
      if (entry) panel.say({ type: 'answer', roomId: '7', entry, done: true })
    await expect.poll(panel.upTo).toEqual({ '= 多少钱': 3, '= 包邮吗': 3 })
    await keeper.command({ type: 'history', command: 'erase-person', person: '11' })
    await expect.poll(panel.upTo).toEqual({ '= 包邮吗': 3 })
    expect(await store.tables.answers.toArray()).toMatchObject([{ key: '= 包邮吗', people: ['12'] }])
    await keeper.command({ type: 'history', command: 'erase-sessions', ids: ['7'] })
    expect(await store.tables.answers.count()).toBe(0)
    await expect.poll(panel.upTo).toEqual({})
  })
})

describe('the next question', () => {
  test('is the one that has waited longest, then the next, in turn, and never one that is answered', async () => {
    const { hear, show, questions, said } = worker()
    const [first] = await hear(['这件多少钱'], ['你好'], ['包邮吗'], ['这件多少钱'], ['能退吗'])
    const panel = await show()
    const next = async () => {
      const before = said.length
      questions.readNext()
      await expect.poll(() => said.length).toBe(before + 1)
      return said.at(-1)
    }
    expect([await next(), await next(), await next(), await next()]).toEqual([
      '人1说：这件多少钱',
      '人3说：包邮吗',
      '人5说：能退吗',
      '人1说：这件多少钱',
    ])
    if (first) panel.say({ type: 'answer', roomId: '7', entry: first, done: true })
    await expect.poll(panel.upTo).toEqual({ '= 这件多少钱': 5 })
    expect([await next(), await next()]).toEqual(['人3说：包邮吗', '人5说：能退吗'])
    await hear(['这件多少钱', '甲'])
    expect(await next()).toBe('人甲说：这件多少钱')
  })

  test('is told of where there is none', async () => {
    const { hear, questions, said } = worker()
    await hear(['你好'])
    questions.readNext()
    await expect.poll(() => said).toEqual(['问题都答完了'])
  })

  test('is read at the press of its key, of the room that a panel shows', async () => {
    const { hear, show, control, said } = worker()
    await hear(['包邮吗'])
    await show()
    control.press('question')
    await expect.poll(() => said).toEqual(['人1说：包邮吗'])
  })
})

describe('what waits to be read', () => {
  test.each([
    [true, ['人1说：你好呀', '人3说：能退吗']],
    [false, ['人1说：你好呀', '人2说：包邮吗', '人3说：能退吗']],
  ])('with “unanswered only” %s, once one is ticked', async (unanswered, expected) => {
    const said: string[] = []
    let goOn = () => {}
    const { hear, show } = worker(undefined, {
      settings: withSpeech(KEPT, { unanswered }),
      say: ({ text }) =>
        new Promise(resolve => {
          said.push(text)
          goOn = () => resolve({ kind: 'ended' })
        }),
    })
    await hear(['你好呀'])
    await expect.poll(() => said.length).toBe(1)
    const [asked] = await hear(['包邮吗'], ['能退吗'])
    const panel = await show()
    if (asked) panel.say({ type: 'answer', roomId: '7', entry: asked, done: true })
    await expect.poll(panel.upTo).toEqual({ '= 包邮吗': 3 })
    for (let count = 2; count <= expected.length; count++) {
      goOn()
      await expect.poll(() => said.length).toBe(count)
    }
    goOn()
    expect(said).toEqual(expected)
  })
})
