import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { repack } from '../../../scripts/repack.ts'

const text = '听弹：听得见的抖音直播间。'.repeat(200)
const files = {
  'manifest.json': strToU8('{"name":"__MSG_name__"}'),
  '_locales/zh_CN/messages.json': strToU8(text),
  'empty.txt': new Uint8Array(0),
  'icon/16.png': Uint8Array.from({ length: 300 }, (_, i) => (i * 7919) % 256),
}

test('a zip packed anew holds the same files, and is smaller', async () => {
  const before = zipSync(files, { level: 1 })
  const after = await repack(Buffer.from(before))
  expect(unzipSync(after)).toEqual(files)
  expect(after.length).toBeLessThan(before.length)
})

test('a file that would grow is left as it is', async () => {
  const noise = Uint8Array.from({ length: 4000 }, (_, i) => (Math.imul(i, 0x9e3779b1) >>> 13) & 255)
  const before = zipSync({ noise: [noise, { level: 0 }], text: strToU8(text) })
  const after = await repack(Buffer.from(before))
  expect(unzipSync(after)).toEqual({ noise, text: strToU8(text) })
  expect(after.length).toBeLessThanOrEqual(before.length)
})
