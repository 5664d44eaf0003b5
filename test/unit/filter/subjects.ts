import { compileFilter } from '../../../lib/filter/compile.ts'
import type { FilterError } from '../../../lib/filter/error.ts'
import { parseFilter } from '../../../lib/filter/parse.ts'
import type { Nicknames } from '../../../lib/filter/reader.ts'
import type { Subject } from '../../../lib/filter/subject.ts'
import type { Filter } from '../../../lib/filter/tree.ts'
import type { LiveEvent, Segment, User } from '../../../lib/model/events.ts'

/** 2026-04-12 21:20:00 in China. */
export const AT = Date.UTC(2026, 3, 12, 13, 20)
export const CHINA = { offset: 480 }

export function user(nickname: string, more: Partial<User> = {}): User {
  return { id: '9001', nickname, roles: [], ...more }
}

/** An event of a type with what a test needs of it. */
export function event(type: LiveEvent['type'], more: object = {}): LiveEvent {
  return {
    type,
    id: '7001',
    method: `Webcast${type}`,
    roomId: '77',
    time: AT,
    receivedAt: AT,
    ...more,
  } as LiveEvent
}

export function chat(text: string, from: User | string = '张三', more: object = {}): Subject {
  const segments: Segment[] = [{ kind: 'text', text }]
  return {
    event: event('chat', { text, segments, user: typeof from === 'string' ? user(from) : from, ...more }),
  }
}

export function gift(name: string, diamonds: number, count: number, more: object = {}): Subject {
  return {
    event: event('gift', {
      gift: { id: '1', name, diamonds },
      count,
      combo: true,
      comboEnd: false,
      user: user('送礼人'),
      ...more,
    }),
  }
}

export function parsed(source: string): Filter {
  const result = parseFilter(source)
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.error)}`)
  return result.filter
}

export function failed(source: string): FilterError {
  const result = parseFilter(source)
  if (result.ok) throw new Error(`${source} is a filter: ${JSON.stringify(result.filter)}`)
  return result.error
}

/** Whether a subject passes the filter of somebody who calls people so. */
export function passes(source: string, subject: Subject, nicknames: Nicknames = new Map()): boolean {
  return compileFilter(parsed(source), { ...CHINA, nicknames })(subject)
}
