import { describe, expect, test } from 'vitest'
import { readPageInfo, webRidOf } from '../../../lib/capture/page-info.ts'

interface Served {
  title?: string
  nickname?: string
  scripts?: { id?: string; text: string }[]
}

/** The part of a document that is read; the whole of it is tried in Chromium by the relay's tests. */
function page({ title = '', nickname, scripts = [] }: Served = {}): Parameters<typeof readPageInfo>[0] {
  const element = (id: string, textContent: string) => ({ id, textContent }) as unknown as Element
  return {
    title,
    querySelector: () => (nickname === undefined ? null : element('', nickname)),
    querySelectorAll: () => scripts.map(({ id = '', text }) => element(id, text)),
  } as unknown as Parameters<typeof readPageInfo>[0]
}

function at(address: string) {
  return new URL(address)
}

function push(row: string) {
  return { text: `self.__pace_f.push(${JSON.stringify([1, row])})` }
}

function store(roomInfo: object) {
  return `d:["$","$L10",null,{"state":{"other":"}{","roomStore":{"roomInfo":${JSON.stringify(roomInfo)}}}}]\n`
}

const ROOM = {
  room: { id_str: '7300000000000000001', title: '今晚 "唱歌" {听}', owner: { nickname: '主人' } },
  roomId: '7300000000000000001',
  web_rid: '123456',
  anchor: { nickname: '小明' },
}

describe('the address’s name for the room', () => {
  test.each([
    ['https://live.douyin.com/123456?from=web', '123456'],
    ['https://live.douyin.com/Dou.yin_hao-1/', 'Dou.yin_hao-1'],
    ['https://www.douyin.com/follow/live/123456', '123456'],
    ['https://www.douyin.com/root/live/7300000000000000001?x=1', '7300000000000000001'],
    ['https://www.douyin.com/live/123456#part', '123456'],
    ['https://live.douyin.com/', ''],
    ['https://live.douyin.com/hot_live', ''],
    ['https://live.douyin.com/category/1_2_3', ''],
    ['https://www.douyin.com/user/MS4w', ''],
    ['https://www.douyin.com/video/7300000000000000001', ''],
    ['https://example.com/123456', ''],
    ['https://live.douyin.com/%E4%B8%AD', ''],
  ])('%s', (address, webRid) => {
    expect(webRidOf(at(address))).toBe(webRid)
    expect(readPageInfo(page(), at(address))).toMatchObject({ webRid, url: address.replace(/[?#].*/, '') })
  })
})

describe('title and anchor', () => {
  const room = at('https://live.douyin.com/123456')

  test('a page that says nothing yet', () => {
    expect(readPageInfo(page(), room)).toMatchObject({ title: '', anchor: '' })
  })

  test('from the page’s title', () => {
    expect(readPageInfo(page({ title: '小明的抖音直播间 - 抖音直播' }), room)).toMatchObject({
      title: '',
      anchor: '小明',
    })
    expect(readPageInfo(page({ title: '一场演唱会 - 抖音' }), room)).toMatchObject({
      title: '一场演唱会',
      anchor: '',
    })
  })

  test('from the page’s data, past the empty shell, cut anywhere into rows', () => {
    const row = store(ROOM)
    const scripts = [
      push(store({})),
      { text: 'window.other = "\\"roomInfo\\":{"' },
      push(row.slice(0, 90)),
      push(row.slice(90)),
    ]
    expect(readPageInfo(page({ scripts }), room)).toMatchObject({ title: ROOM.room.title, anchor: '小明' })
  })

  test('from the older form of the data', () => {
    const text = encodeURIComponent(
      JSON.stringify({ app: { initialState: { roomStore: { roomInfo: ROOM } } } }),
    )
    const scripts = [{ id: 'RENDER_DATA', text }]
    expect(readPageInfo(page({ scripts }), room)).toMatchObject({ title: ROOM.room.title, anchor: '小明' })
  })

  test('the owner where the anchor is a reference to nothing', () => {
    const scripts = [push(store({ ...ROOM, anchor: '$undefined' }))]
    expect(readPageInfo(page({ scripts }), room).anchor).toBe('主人')
  })

  test('the data of another room is not believed after a change of room without a page load', () => {
    const scripts = [push(store(ROOM))]
    const other = at('https://live.douyin.com/654321')
    expect(readPageInfo(page({ scripts }), other)).toMatchObject({ title: '', anchor: '' })
    const byRoomId = at('https://www.douyin.com/root/live/7300000000000000001')
    expect(readPageInfo(page({ scripts }), byRoomId).anchor).toBe('小明')
  })

  test('what the page shows comes before its title and its data', () => {
    const shown = page({ title: '甲的抖音直播间 - 抖音直播', nickname: ' 乙 ', scripts: [push(store(ROOM))] })
    expect(readPageInfo(shown, room).anchor).toBe('乙')
  })

  test.each([
    'self.__pace_f.push([1,"broken',
    'self.__pace_f.push([1,"d:{\\"roomInfo\\":{\\"room\\":{"])',
    'self.__pace_f.push([1,"\\"roomInfo\\":[1]"])',
    'self.__pace_f.push(0)',
  ])('broken data says nothing: %s', text => {
    const scripts = [{ text }, { id: 'RENDER_DATA', text: '%' }]
    expect(readPageInfo(page({ scripts }), room)).toMatchObject({ title: '', anchor: '' })
  })

  test('a page that is no room says nothing, and no text is endless', () => {
    expect(readPageInfo(page({ title: '首页 - 抖音' }), at('https://www.douyin.com/'))).toMatchObject({
      title: '',
    })
    expect(readPageInfo(page({ title: '长'.repeat(5_000) }), room).title).toHaveLength(200)
  })
})
