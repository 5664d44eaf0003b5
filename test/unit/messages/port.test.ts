import { expect, test } from 'vitest'
import { typedPort } from '../../../lib/messages/port.ts'

/** A runtime Port of which the test holds the other end. */
function rawPort() {
  const heard: unknown[] = []
  const listeners = { message: (_: unknown) => {}, gone: () => {} }
  let isBroken = false
  const port = {
    postMessage(message: unknown) {
      if (isBroken) throw new Error('Attempting to use a disconnected port object')
      heard.push(message)
    },
    onMessage: {
      addListener(listener: (message: unknown) => void) {
        listeners.message = listener
      },
    },
    onDisconnect: {
      addListener(listener: () => void) {
        listeners.gone = listener
      },
    },
  }
  return {
    port,
    heard,
    say: (message: unknown) => listeners.message(message),
    breakSilently() {
      isBroken = true
    },
    disconnect: () => listeners.gone(),
  }
}

test('what comes before anyone listens is kept, in order', () => {
  const raw = rawPort()
  const port = typedPort<number, number>(raw.port)
  raw.say(1)
  raw.say(2)
  const heard: number[] = []
  port.onMessage(message => heard.push(message))
  raw.say(3)
  expect(heard).toEqual([1, 2, 3])
})

test('a Port that broke swallows what is sent, whether its end was told yet or not', () => {
  const untold = rawPort()
  const first = typedPort<number, number>(untold.port)
  first.send(1)
  untold.breakSilently()
  expect(() => first.send(2)).not.toThrow()
  const told = rawPort()
  const second = typedPort<number, number>(told.port)
  told.disconnect()
  second.send(3)
  expect([untold.heard, told.heard]).toEqual([[1], []])
})

test('who asks late is told that it has closed', () => {
  const raw = rawPort()
  const port = typedPort<number, number>(raw.port)
  raw.disconnect()
  let closed = 0
  port.onClose(() => closed++)
  expect(closed).toBe(1)
})
