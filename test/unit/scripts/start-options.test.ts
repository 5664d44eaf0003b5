import { describe, expect, test } from 'vitest'
import { readStartOptions, roomAddress } from '../../../scripts/start-options.ts'

describe('the address of a room', () => {
  test.each([
    ['168168', 'https://live.douyin.com/168168'],
    ['some_name-1', 'https://live.douyin.com/some_name-1'],
    ['live.douyin.com/168168', 'https://live.douyin.com/168168'],
    ['https://live.douyin.com/168168?from=search', 'https://live.douyin.com/168168?from=search'],
    ['https://www.douyin.com/follow/live/168168', 'https://www.douyin.com/follow/live/168168'],
    ['https://v.douyin.com/AbC/', 'https://v.douyin.com/AbC/'],
  ])('%s', (given, expected) => {
    expect(roomAddress(given)).toBe(expected)
  })

  test.each([
    'https://example.com/168168',
    'https://live.douyin.com.example.com/1',
    'file:///168168',
    '听',
    '',
  ])('%s is none', given => {
    expect(() => roomAddress(given)).toThrow('is no Douyin room')
  })
})

describe('the command line of npm start', () => {
  test('is the calm simulated room unless told', () => {
    expect(readStartOptions([])).toEqual({
      help: false,
      outlets: [],
      voices: [],
      room: undefined,
      headless: false,
      seconds: undefined,
      scene: 'calm',
      play: undefined,
      lang: 'zh-CN',
      browser: 'chromium',
      dev: false,
    })
  })

  test('takes a room and a time', () => {
    const options = readStartOptions(['168168', '--headless', '--seconds', '7.5'])
    expect(options).toMatchObject({ room: 'https://live.douyin.com/168168', headless: true, seconds: 7.5 })
  })

  test.each([
    [['--seconds', 'soon'], '--seconds soon: a number of seconds'],
    [['--seconds', '-1'], "'--seconds"],
    [['--scene', 'toString'], 'no scene is called toString; there are calm,'],
    [['--lang', 'de'], '--lang de: zh-CN, zh-TW, en-US'],
    [['--play', 'nowhere.frames'], '--play nowhere.frames: there is no such file'],
    [['1', '2'], 'one room at a time, not 2'],
    [['--loud'], "Unknown option '--loud'"],
  ])('%s is refused', (args, message) => {
    expect(() => readStartOptions(args)).toThrow(message)
  })
})
