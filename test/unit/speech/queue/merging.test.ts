import { describe, expect, test } from 'vitest'
import { BALLOON, does, Listener, ROSE, says, user } from './listener.ts'

const crowd = (names: string) => [...names].map(name => user(name, name))
const on = { speak: true }
const BEER = { id: '1', name: '啤酒', diamonds: 2 }

describe('what goes together while it waits is said as one', () => {
  test.each<['enter' | 'follow' | 'share' | 'fansclub', string, string]>([
    ['enter', '张', '欢迎张'],
    ['enter', '张李王赵', '张、李、王等4人来了'],
    ['follow', '张李', '谢谢张、李的关注'],
    ['follow', '张李王赵钱', '谢谢张、李、王等5人的关注'],
    ['share', '张李王', '谢谢张、李、王分享直播间'],
    ['fansclub', '张李', '谢谢张、李加入粉丝团'],
  ])('%s of %s', (type, names, text) => {
    const room = new Listener({ types: { enter: on, share: on } })
    const events = crowd(names).map(by => does(type, by, { text: `${by.nickname}来了` }))
    expect(room.hear(...events).all()).toEqual([text])
  })
  test('how many are named is a setting', () => {
    const room = new Listener({ types: { enter: on }, queue: { names: 2 } })
    room.hear(...crowd('张李王赵钱孙周吴郑冯陈褚').map(by => does('enter', by)))
    expect(room.all()).toEqual(['张、李等12人来了'])
  })
  test('likes add up, nobody counts twice', () => {
    const room = new Listener({ types: { like: on } })
    const [zhang, li] = crowd('张李')
    for (const [by, count] of [
      [zhang, 3],
      [zhang, 4],
      [li, 5],
    ] as const)
      room.hear(does('like', by ?? user(0), { count }))
    expect(room.all()).toEqual(['张、李点了12个赞'])
  })
  test('rooms stay apart', () => {
    const [zhang, li] = crowd('张李')
    const room = new Listener().hear(
      does('follow', zhang ?? user(0)),
      does('follow', li ?? user(0), { roomId: '8' }),
    )
    expect(room.all()).toEqual(['谢谢张的关注', '谢谢李的关注'])
  })
})

describe('the same text of several people', () => {
  test.each<[string[], string]>([
    [['666'], '张说：六六六'],
    [['666', '666'], '张、李说：六六六'],
    [['666', '666', '666', '666'], '4人都说：六六六'],
    [['好听！！！', '好听[比心]'], '张、李说：好听！'],
  ])('%j', (texts, said) => {
    const who = crowd('张李王赵')
    const room = new Listener().hear(...texts.map((text, at) => says(text, who[at])))
    expect(room.all()).toEqual([said])
  })
  test('one person who repeats it is one person', () => {
    const [zhang] = crowd('张')
    expect(new Listener().hear(says('在吗', zhang), says('在吗', zhang)).all()).toEqual(['张说：在吗'])
  })
  test('masked people of one id are told apart by name', () => {
    const masked = ['张***', '李***', '王***'].map(name => user('111111', name, { masked: true }))
    expect(new Listener().hear(...masked.map(by => says('来了', by))).all()).toEqual(['3人都说：来了'])
  })
  test('an admin’s words stay an admin’s', () => {
    const admin = user('a', '房管', { roles: ['admin'] })
    const room = new Listener().hear(says('禁言', user(1, '张三')), says('禁言', admin))
    expect(room.all()).toEqual(['房管说：禁言', '张三说：禁言'])
  })
  test('a thousand times at once', () => {
    const room = new Listener().hear(...Array.from({ length: 1500 }, (_, id) => says('666', user(id))))
    expect(room.all()).toEqual(['1500人都说：六六六'])
  })
})

describe('one advert of forty accounts, each with another number', () => {
  const QUESTIONS = ['还有货吗', '这件多少钱', '165 110斤穿什么码', '165 120斤穿什么码', '新疆包邮吗']
  const advert = (at: number) => `需要代练的加微信${13_800_001_000 + at * 7}先到先得`
  const room = () => {
    const adverts = Array.from({ length: 40 }, (_, at) => says(advert(at), user(`a${at}`)))
    const asked = QUESTIONS.map((text, at) => says(text, user(`q${at}`, '问')))
    return adverts.flatMap((event, at) => (at % 8 === 3 ? [event, asked[(at - 3) / 8] ?? event] : [event]))
  }
  test('is said once, and of five questions among them each', () => {
    const all = new Listener().hear(...room()).all()
    expect(all.filter(text => text.includes('代练'))).toEqual([
      expect.stringMatching(/^40人都说：需要代练的加微信/),
    ])
    const questions = all.filter(text => !text.includes('代练'))
    expect(questions.map(text => text.replace(/^问说：/, ''))).toEqual([
      '还有货吗',
      '这件多少钱',
      '一百六十五，一百一十斤穿什么码',
      '一百六十五，一百二十斤穿什么码',
      '新疆包邮吗',
    ])
  })
  test('leaves nothing out of what was counted', () => {
    const listener = new Listener().hear(...room())
    listener.all()
    expect(listener.queue.drops).toEqual({})
  })
})

describe('thanks', () => {
  const [zhang = user(0), li = user(0), wang = user(0), zhao = user(0)] = crowd('张李王赵')
  const soon = { queue: { namesUpTo: 2 } }
  test('each giver has their own while there is time for it', () => {
    const room = new Listener()
    for (const by of [zhang, li, wang]) room.gives(by, 1, { gift: ROSE })
    expect(room.all()).toEqual(['谢谢张送的1个玫瑰', '谢谢李送的1个玫瑰', '谢谢王送的1个玫瑰'])
  })
  test('are gathered in a hurry', () => {
    const room = new Listener(soon)
    for (const by of [zhang, li, wang]) room.gives(by, 2, { gift: ROSE })
    expect(room.all()).toEqual(['谢谢张、李、王送的6个玫瑰'])
  })
  test('name those who gave most, and every gift with its number', () => {
    const room = new Listener({ queue: { namesUpTo: 2, names: 2 } })
    room.gives(zhang, 1, { gift: ROSE }).gives(li, 30, { gift: ROSE })
    room.gives(wang, 4, { gift: BEER }).gives(zhao, 2, { gift: { id: '2', name: '棒棒糖', diamonds: 9 } })
    expect(room.all()).toEqual(['谢谢李、赵等4人送的31个玫瑰、两个棒棒糖，还有4个别的礼物'])
  })
  test('name a giver of several gifts once', () => {
    const room = new Listener(soon).gives(zhang, 1, { gift: ROSE }).gives(li, 1, { gift: ROSE })
    room.gives(zhang, 1, { gift: BEER })
    expect(room.all()).toEqual(['谢谢张、李送的1个啤酒、两个玫瑰'])
  })
  test('for a dear gift stay alone, and go before those that gather', () => {
    const room = new Listener(soon).gives(zhang, 1, { gift: ROSE })
    room.next()
    for (const by of [zhang, li, wang]) room.gives(by, 1, { gift: ROSE })
    room.gives(zhao, 2, { gift: BALLOON }).hear(says('一'))
    expect(room.all()).toEqual(['谢谢赵送的两个热气球', '一', '谢谢张、李、王送的3个玫瑰'])
  })
  test('in a hurry let talk have its turn, for 15 s', () => {
    const room = new Listener(soon).gives(zhang, 1, { gift: ROSE })
    room.hear(...['一', '二', '三', '四'].map(text => says(text)))
    expect(room.next()?.text).toBe('谢谢张送的1个玫瑰')
    room.wait(1000).gives(li, 1, { gift: ROSE })
    expect(room.next()?.text).toBe('一')
    room.wait(13_000).gives(wang, 1, { gift: ROSE })
    expect(room.next()?.text).toBe('二')
    expect(room.wait(1000).next()?.text).toBe('谢谢李、王送的两个玫瑰')
    expect(room.all()).toEqual(['三', '四'])
  })
  test('do not wait for talk that is not there', () => {
    const room = new Listener(soon)
    for (const by of [zhang, li, wang, zhao]) room.gives(by, 1, { gift: ROSE })
    expect(room.next()?.text).toBe('谢谢张、李、王等4人送的4个玫瑰')
    for (const by of [zhang, li, wang]) room.gives(by, 1, { gift: ROSE })
    expect(room.next()?.text).toBe('谢谢张、李、王送的3个玫瑰')
  })
  test('go first where there is time for all', () => {
    const room = new Listener().hear(says('一')).gives(zhang, 1, { gift: ROSE })
    expect(room.all()).toEqual(['谢谢张送的1个玫瑰', '甲一说：一'])
  })
})
