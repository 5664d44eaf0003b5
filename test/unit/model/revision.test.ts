import { batch, effect, signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { publish, Revision, whenChanged } from '../../../lib/model/revision.ts'

test('whoever has read mutable state reads it again after a change, and once after several in a batch', () => {
  const list: number[] = []
  const revision = new Revision()
  const read: number[][] = []
  effect(() => {
    revision.track()
    read.push([...list])
  })
  const add = (n: number) => {
    list.push(n)
    revision.changed()
  }
  add(1)
  batch(() => {
    add(2)
    add(3)
  })
  expect(read).toEqual([[], [1], [1, 2, 3]])
})

test('a reader that throws disturbs neither the writer nor other readers, and reads on', () => {
  const written = signal(0)
  const read: number[] = []
  const isBad = () => written.value === 1
  effect(() => {
    if (isBad()) throw new Error('a reader')
    read.push(written.value)
  })
  effect(() => {
    read.push(10 + written.value)
  })
  publish(written, 1)
  publish(written, 2)
  expect(read).toEqual([0, 10, 11, 2, 12])
})

test('what is done after each change is not done at first, and may change what it watches', () => {
  const watched = signal(1)
  const seen: [number, number][] = []
  whenChanged(watched, (now, before) => {
    seen.push([now, before])
    if (now === 2) watched.value = 3
  })
  expect(seen).toEqual([])
  watched.value = 2
  expect(seen).toEqual([
    [2, 1],
    [3, 2],
  ])
})
