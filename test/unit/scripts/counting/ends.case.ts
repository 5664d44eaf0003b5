import { beforeAll, describe, expect, test } from 'vitest'

test('passes', () => expect(1).toBe(1))
test('fails', () => expect(1).toBe(2))
test.skip('is skipped without a word', () => {})
test('says why it is skipped', context => context.skip('no such voice on this machine'))

describe('a group whose hook fails', () => {
  beforeAll(() => {
    throw new Error('the hook fails')
  })
  test('never runs', () => {})
})
