import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('each line is answered by one line, an empty one where nothing is said', () => {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/say.ts'], {
    encoding: 'utf8',
    input: '9999拿下\n[比心]\n\n5.1假期\r\nhello主播',
  })
  expect(stdout).toBe('九千九百九十九拿下\n\n\n五一假期\nhello主播\n')
  expect(status).toBe(0)
})
