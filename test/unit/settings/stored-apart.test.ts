import { expect, test } from 'vitest'
import { withOption } from '../../../lib/settings/apart/stored-apart.ts'

test('options changed one after another are all kept, and other items stay as they are', () => {
  const other = { id: 'b', options: { rate: '1' } }
  const stored = { list: [{ id: 'a', options: { voice: '晓晓' } }, other], secrets: {} }
  const changed = withOption(withOption(stored, 'a', 'rate', '2'), 'a', 'voice', '云希')
  expect(changed.list).toEqual([{ id: 'a', options: { voice: '云希', rate: '2' } }, other])
})
