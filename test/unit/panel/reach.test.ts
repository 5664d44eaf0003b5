import { expect, test } from 'vitest'
import { reach } from '../../../lib/settings-page/reach.ts'

const ALL = [
  { name: '显示头像', others: ['Show avatars'] },
  { name: '字号', others: ['Text size'] },
  { name: '头像', others: [] },
  { name: '在单独的窗口里打开', others: [] },
  { name: '张三', others: ['9001'] },
]

test.each([
  ['', ['显示头像', '字号', '头像', '在单独的窗口里打开', '张三']],
  ['头像', ['头像', '显示头像']],
  ['size', ['字号']],
  ['text 字', ['字号']],
  ['zs', ['张三', '在单独的窗口里打开']],
  ['9001', ['张三']],
  ['ＳＩＺＥ', ['字号']],
  ['没有', []],
])('%s reaches %j', (typed, names) => {
  expect(reach(ALL, typed).map(({ name }) => name)).toEqual(names)
})
