import { describe, expect, test } from 'vitest'
import { compileFilter } from '../../../../lib/filter/compile.ts'
import { parseFilter } from '../../../../lib/filter/parse.ts'
import type { LiveEvent } from '../../../../lib/model/events.ts'
import { GIFTS_AND_QUESTIONS, ONLY_ASKS, soloOf } from '../../../../lib/settings/change/solo.ts'
import { does, Listener, policy, ROSE, says, user } from './listener.ts'

const soloTest = (filter: string) => {
  const parsed = parseFilter(filter)
  if (!parsed.ok) throw new Error(filter)
  const matches = compileFilter(parsed.filter, { offset: 480 })
  return (event: LiveEvent, count?: number) => matches({ event, ...(count !== undefined && { count }) })
}
const only = (filter: string, more = {}) => new Listener({ solo: soloTest(filter), ...more })

describe('read alone', () => {
  test('gifts and questions, and nothing else', () => {
    const room = only(GIFTS_AND_QUESTIONS)
    room.hear(says('好看'), says('主播唱什么歌？'), does('follow', user(1)), says('包邮吗'))
    room.gives(user(9), 1, { gift: ROSE })
    const said = room.all().join()
    expect(said).toContain('玫瑰')
    expect(said).toContain('主播唱什么歌')
    expect(said).toContain('包邮吗')
    expect(said).not.toMatch(/好看|关注/)
  })

  test('asks', () => {
    const said = only(ONLY_ASKS).hear(says('主播唱什么歌？'), says('包邮吗')).all().join()
    expect(said).toContain('包邮吗')
    expect(said).not.toContain('唱什么歌')
  })

  test('a type whose switch keeps it silent', () => {
    expect(new Listener({}).hear(does('enter', user(1, '阿贵'))).all()).toEqual([])
    expect(
      only(soloOf('enter'))
        .hear(does('enter', user(1, '阿贵')))
        .all()
        .join(),
    ).toContain('阿贵')
  })

  test('a combo that comes to what is asked for, and none that does not', () => {
    const room = only('diamonds>=10')
    room.gives(user(1, '大方'), 12, { gift: ROSE }).gives(user(2, '小气'), 2, { gift: ROSE })
    const said = room.all().join()
    expect(said).toContain('大方')
    expect(said).not.toContain('小气')
  })

  test('but for whom the user always wants to hear, and whom never', () => {
    const people = { 1: { treatment: 'always' as const }, 2: { treatment: 'mute' as const } }
    const said = only(ONLY_ASKS, { people })
      .hear(says('你好呀', user(1)), says('包邮吗', user(2)), says('能退吗', user(3)))
      .all()
      .join()
    expect(said).toMatch(/你好呀/)
    expect(said).toMatch(/能退吗/)
    expect(said).not.toMatch(/包邮吗/)
  })

  test('at once: what waits of anything else is dropped', () => {
    const room = new Listener({}).hear(says('好看'), says('包邮吗'))
    room.queue.configure({ ...policy(), solo: soloTest(ONLY_ASKS) })
    const said = room.all().join()
    expect(said).toContain('包邮吗')
    expect(said).not.toContain('好看')
  })
})
