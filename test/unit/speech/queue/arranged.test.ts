import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CARNIVAL, Listener, says, user } from './listener.ts'

const waits = (room: Listener) => room.queue.view(1000, room.now)
const textsOf = (room: Listener) =>
  waits(room).flatMap(({ utterance: { event } }) => ('text' in event ? event.text : event.type))
const idOf = (room: Listener, text: string) =>
  waits(room).find(({ utterance: { event } }) => 'text' in event && event.text === text)?.utterance.id ?? 0
const three = () => new Listener().hear(...['一', '二', '三'].map(text => says(text)))

describe('the user arranges what waits', () => {
  test('one that is moved up is said next, before gifts too', () => {
    const room = three().gives(user('g'), 1, { gift: CARNIVAL })
    room.queue.moveUp(idOf(room, '三'))
    expect(textsOf(room)).toEqual(['三', 'gift', '一', '二'])
    room.queue.moveUp(idOf(room, '二'))
    expect(textsOf(room)).toEqual(['二', '三', 'gift', '一'])
  })
  test('it is neither too old nor too much, and interrupts nothing', () => {
    const room = new Listener().hear(...Array.from({ length: 8 }, (_, at) => says(`第${at}条`)))
    room.queue.moveUp(idOf(room, '第0条'))
    room.hear(...Array.from({ length: 20 }, (_, at) => says(`新${at}`))).wait(60_000)
    expect(room.queue.interrupts()).toBe(false)
    expect(room.next()?.text).toContain('第零条')
    expect(room.next()?.utterances).toEqual([])
  })
  test('it stays first when more of it comes, and after the worker’s death', () => {
    const room = three()
    room.queue.moveUp(idOf(room, '三'))
    room.hear(says('三', user('another')))
    expect(textsOf(room.reborn())).toEqual(['三', '一', '二'])
  })
  test('one that is removed is not said, and counted as removed by the user', () => {
    const room = three()
    room.queue.remove(idOf(room, '二'), room.now)
    expect(textsOf(room)).toEqual(['一', '三'])
    expect(room.queue.drops).toEqual({ cleared: 1 })
  })
  test('one that is gone changes nothing', () => {
    const room = three()
    room.queue.remove(999, room.now)
    room.queue.moveUp(999)
    expect(textsOf(room)).toEqual(['一', '二', '三'])
  })
  test('whatever is moved up, all is said once, the last moved first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 20 }), moves => {
        const room = new Listener({ queue: { waiting: 100 } })
        room.hear(...Array.from({ length: 10 }, (_, at) => says(`话${at}`)))
        const ids = waits(room).map(({ utterance }) => utterance.id)
        for (const at of moves) room.queue.moveUp(ids[at] ?? 0)
        const latest = [...new Set([...moves].reverse())]
        const rest = [...ids.keys()].filter(at => !moves.includes(at))
        expect(textsOf(room)).toEqual([...latest, ...rest].map(at => `话${at}`))
      }),
    )
  })
})
