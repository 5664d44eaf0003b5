import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readServed, readTexts, webRidOf } from '../../../lib/capture/page-info.ts'
import { type PageLook, PageReader } from '../../../lib/capture/relay/page-reader.ts'

interface Served {
  title?: string
  nickname?: string
  scripts?: { id?: string; text: string }[]
}

type Read = Pick<Document, 'title' | 'querySelector' | 'querySelectorAll'>

/** The part of a document that is read; the whole of it is tried in Chromium by the relay's tests. */
function page({ title = '', nickname, scripts = [] }: Served = {}): Read {
  const element = (id: string, textContent: string) => ({ id, textContent }) as unknown as Element
  return {
    title,
    querySelector: () => (nickname === undefined ? null : element('', nickname)),
    querySelectorAll: () => scripts.map(({ id = '', text }) => element(id, text)),
  } as unknown as Read
}

/** What a page says that was loaded with this address and has stood for a while. */
function readPageInfo(document: Read, location: URL) {
  const reader = new PageReader()
  reader.read(lookAt(reader, document, location), 0)
  return reader.read(lookAt(reader, document, location), 60_000)
}

function lookAt(reader: PageReader, document: Read, location: URL): PageLook {
  const webRid = webRidOf(location)
  return {
    url: location.origin + location.pathname,
    webRid,
    texts: readTexts(document, location),
    served: readServed(document, webRid, reader.isFirst(webRid)),
  }
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
    ['https://douyin.com/follow/live/123456', '123456'],
    ['https://douyin.com/jingxuan?live_web_rid=123456', '123456'],
    ['https://notdouyin.com/live/123456', ''],
    ['https://live.douyin.com/?live_web_rid=123456', '123456'],
    ['https://live.douyin.com/categorynew/4_103?live_web_rid=123456', '123456'],
    ['https://www.douyin.com/search/%E6%AD%8C?search_result_id=73&live_web_rid=123456&type=live', '123456'],
    ['https://www.douyin.com/jingxuan/search/X?live_web_rid=Dou.yin_hao-1', 'Dou.yin_hao-1'],
    ['https://www.douyin.com/search/X?search_result_id=7300000000000000001', ''],
    ['https://www.douyin.com/?x_live_web_rid=123456', ''],
    ['https://www.douyin.com/?live_web_rid=%3Cb%3E', ''],
    ['https://live.douyin.com/654321?live_web_rid=123456', '654321'],
    ['https://live.douyin.com/', ''],
    ['https://live.douyin.com/000', ''],
    ['https://www.douyin.com/root/live/0', ''],
    ['https://example.com/?live_web_rid=123456', ''],
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

  test.each([
    '抖音-记录美好生活',
    '抖音直播电脑版_抖音直播网页版入口_抖音直播',
    '验证码中间页',
    '关注 - 抖音',
    '推荐 - 抖音',
    '抖音直播',
    '抖音',
  ])('the site’s own title is no room’s: %s', title => {
    for (const address of ['https://live.douyin.com/123456', 'https://www.douyin.com/follow/live/123456']) {
      expect(readPageInfo(page({ title }), at(address))).toMatchObject({ title: '', anchor: '' })
    }
  })

  test('behind a card the title is that of the page with the cards', () => {
    const card = at('https://www.douyin.com/search/X?live_web_rid=123456')
    expect(readPageInfo(page({ title: '唱歌 - 抖音搜索' }), card)).toMatchObject({
      webRid: '123456',
      title: '',
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
    expect(readPageInfo(page({ scripts }), byRoomId).roomId).toBe(ROOM.roomId)
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

describe('a page that changes its room without loading', () => {
  const A = at('https://live.douyin.com/1')
  const B = at('https://live.douyin.com/2')
  const C = at('https://www.douyin.com/root/live/3')
  const ofRoom = (rid: string, title: string, anchor: string) => [
    push(store({ room: { title }, web_rid: rid, anchor: { nickname: anchor } })),
  ]
  /** A page that shows something from moment to moment. */
  function reading() {
    const reader = new PageReader()
    return (now: number, address: URL, shown: Served) =>
      reader.read(lookAt(reader, page(shown), address), now)
  }
  const scripts = ofRoom('1', '甲的歌', '甲')
  const first = { title: '甲的抖音直播间 - 抖音直播', nickname: '甲', scripts }
  const second = { title: '乙的抖音直播间 - 抖音直播', nickname: '乙', scripts }

  test('keeps neither title nor anchor of the room before, and has the new one’s when they are drawn', () => {
    const read = reading()
    expect(read(0, A, first)).toMatchObject({ title: '甲的歌', anchor: '甲' })
    for (const now of [60_000, 60_300, 61_400]) {
      expect(read(now, B, first)).toMatchObject({ webRid: '2', title: '', anchor: '' })
    }
    read(61_500, B, second)
    expect(read(62_600, B, second)).toMatchObject({ title: '', anchor: '乙' })
  })

  test('has a name that two rooms share, once it has stood for long', () => {
    const read = reading()
    read(0, A, first)
    expect(read(60_000, B, first).anchor).toBe('')
    expect(read(70_100, B, first)).toMatchObject({ title: '', anchor: '甲' })
  })

  test('does not take a title that stays for the new room’s, however long it stands', () => {
    const read = reading()
    read(0, A, { title: '一场演唱会 - 抖音' })
    expect(read(2_000, A, { title: '一场演唱会 - 抖音' }).title).toBe('一场演唱会')
    read(60_000, B, { title: '一场演唱会 - 抖音' })
    expect(read(600_000, B, { title: '一场演唱会 - 抖音' }).title).toBe('')
  })

  test('quickly, is not told of the rooms in between', () => {
    const read = reading()
    read(0, A, first)
    read(60_000, B, first)
    read(60_400, C, first)
    // The room in between is drawn late, under the next one's address.
    expect(read(61_500, C, second).anchor).toBe('')
    const third = { ...second, title: '丙的抖音直播间 - 抖音直播', nickname: '丙' }
    expect(read(61_900, C, third).anchor).toBe('')
    expect(read(63_000, C, third)).toMatchObject({ webRid: '3', title: '', anchor: '丙' })
  })

  test('does not take data without a name for the new room’s', () => {
    const read = reading()
    const nameless = { scripts: [push(store({ room: { title: '甲的歌' }, anchor: { nickname: '甲' } }))] }
    expect(read(0, A, nameless)).toMatchObject({ title: '甲的歌', anchor: '甲' })
    expect(read(60_000, B, nameless)).toMatchObject({ title: '', anchor: '' })
    expect(read(120_000, A, nameless)).toMatchObject({ title: '', anchor: '' })
  })

  test('has the room’s title where the site’s own stands first', () => {
    const read = reading()
    read(0, A, { title: '什么都不是' })
    expect(read(500, A, { title: '什么都不是' }).title).toBe('')
    expect(read(800, A, first)).toMatchObject({ title: '甲的歌', anchor: '甲' })
    expect(read(60_000, A, { ...first, scripts: [] }).title).toBe('')
  })

  test('whatever the page draws and when: a room has no text that was never drawn or served under its address', () => {
    const names = ['', '甲', '乙', '丙']
    const step = fc.record({
      address: fc.constantFrom(A, B, C),
      nickname: fc.constantFrom(...names),
      titled: fc.constantFrom(...names),
      after: fc.integer({ min: 1, max: 5_000 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const read = reading()
        let now = 0
        let stay: { address: URL; begins: Set<string>; drawn: Set<string>; since: number } | undefined
        let before: Set<string> = new Set()
        for (const { address, nickname, titled, after } of steps) {
          now += after
          if (stay?.address !== address) {
            stay = { address, begins: before, drawn: new Set(), since: now }
          }
          for (const text of [nickname, titled]) if (text) stay.drawn.add(text)
          const { anchor, title } = read(now, address, {
            nickname,
            title: titled && `${titled}的抖音直播间 - 抖音直播`,
          })
          expect(title).toBe('')
          if (anchor) expect(stay.drawn).toContain(anchor)
          // What stood there when the address changed is not the new room's, unless it stays.
          if (anchor && stay.begins.has(anchor) && now - stay.since < 1_000)
            throw new Error(`${anchor} stuck`)
          before = new Set([nickname, titled].filter(Boolean))
        }
      }),
    )
  })
})
