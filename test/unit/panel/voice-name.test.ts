import { expect, test } from 'vitest'
import { voiceNameShown } from '../../../lib/settings-page/voice-name.ts'

test.each([
  ['Microsoft Xiaoxiao Online (Natural) - Chinese (Mainland)', '晓晓 Xiaoxiao'],
  ['Microsoft Huihui - Chinese (Simplified, PRC)', '慧慧 Huihui'],
  ['Microsoft Huihui Desktop - Chinese (Simplified)', '慧慧 Huihui'],
  ['Microsoft Aria Online (Natural) - English (United States)', 'Aria'],
  ['Google 普通话（中国大陆）', '普通话（中国大陆）'],
  ['Google UK English Female', 'UK English Female'],
  ['Tingting', '婷婷 Tingting'],
  ['Tingting (Premium)', 'Tingting (Premium)'],
  ['Chinese (Mandarin, latin as English)+Andy', 'Chinese (Mandarin, latin as English)+Andy'],
  ['听弹测试 Test Voice', '听弹测试 Test Voice'],
  ['Microsoft', 'Microsoft'],
  ['toString', 'toString'],
  ['', ''],
])('%j is shown as %j', (name, shown) => {
  expect(voiceNameShown(name)).toBe(shown)
})
