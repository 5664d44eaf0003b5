import { expect, test } from 'vitest'
import { Renewal } from '../../../lib/messages/renewal.ts'

/** An extension of which these files lie on the disk. */
function extension(disk: string) {
  const done: string[] = []
  let renewed = ''
  const start = (build: string) =>
    new Renewal({
      build,
      onDisk: async () => disk,
      settled: async () => {
        done.push('stored')
      },
      reload: () => done.push('reloaded'),
      shelf: {
        getValue: async () => renewed,
        setValue: async build => {
          renewed = build
        },
      },
    })
  return { start, done }
}

test('a worker that is not the one on the disk stores what it has, then reloads', async () => {
  const { start, done } = extension('2')
  await start('1').check()
  expect(done).toEqual(['stored', 'reloaded'])
})

test('one that is, or is not told what lies there, goes on', async () => {
  for (const disk of ['1', '']) {
    const { start, done } = extension(disk)
    await start('1').check()
    expect(done).toEqual([])
  }
})

test('asked from many sides at once, and where it did not help, it reloads once for each build', async () => {
  const { start, done } = extension('2')
  const renewal = start('1')
  for (let page = 0; page < 5; page++) renewal.hear('2')
  await renewal.check()
  await start('1').check()
  expect(done).toEqual(['stored', 'reloaded'])
})
