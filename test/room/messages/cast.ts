/** People and counts of the room, and the common start of all messages. */
import { createPerson, type Person, type PersonOptions } from '../people.ts'
import { createRandom, type Random } from '../random.ts'
import type { SentMessage } from '../types.ts'
import { int64 } from '../wire.ts'

export interface MessagesOptions {
  seed: number
  /** Common.room_id; without one the socket's address tells the room. */
  roomId?: string
  anchor?: string
  /** What the room's address calls it: the anchor is known by it. */
  webRid?: string
  /** Clock for Common.create_time, ms since 1970; default Date.now. */
  now?: () => number
  /** The share of messages with a create_time; default 1. Scenes send half, as real rooms. */
  timed?: number
  /** The share of masked guests among those who are drawn; default 0. */
  masked?: number
  /** How many people take turns; default 60. */
  people?: number
}

/** What every builder takes. */
export interface Options {
  /** Who sends it; default somebody of the room. */
  user?: Person | PersonOptions
  /** Common.create_time in ms since 1970, null for none. */
  time?: number | null
  /** Sends this id instead of the next one. */
  id?: string
}

export type Cast = ReturnType<typeof createCast>

/** Draws the people; the ids of its messages grow from a number of its own. */
export function createCast(options: MessagesOptions) {
  const { seed, roomId, anchor = '主播', webRid, now = Date.now, timed = 1, masked = 0 } = options
  const random = createRandom(`${seed}/${roomId ?? ''}`)
  const clubName = `小${anchor.slice(0, 1)}团`
  // The same person whatever the scene's seed.
  const host = createPerson(createRandom(`anchor/${roomId ?? ''}`), clubName, {
    nickname: anchor,
    club: null,
    admin: false,
    ...(webRid === undefined ? {} : { webRid }),
  })
  const fansOf = host.id
  const people = Array.from({ length: options.people ?? 60 }, () =>
    createPerson(random, clubName, { masked: random.chance(masked), fansOf }),
  )
  const nextId = idRow(random)
  /** What the room has counted so far. */
  const totals = {
    likes: random.between(10_000, 500_000),
    viewers: random.between(5_000, 90_000),
    online: random.between(300, 9_000),
    follows: random.between(10_000, 90_000),
  }

  const somebody = (): Person =>
    people[random.below(people.length)] ?? createPerson(random, clubName, { fansOf })
  const person = (who?: Person | PersonOptions): Person => {
    if (who === undefined) return somebody()
    return 'encoded' in who ? who : createPerson(random, clubName, { fansOf, ...who })
  }

  /** Common parts of a message: id, time, Common, and the expected event. */
  function begin(method: string, type: SentMessage['type'], given: Options, user?: Person) {
    const id = user?.masked ? '0' : (given.id ?? nextId())
    const drawnTime = random.chance(timed) ? now() : null
    const time = given.time === undefined ? drawnTime : given.time
    const common = {
      method,
      msgId: int64(id),
      roomId: int64(roomId ?? '0'),
      createTime: time ?? 0,
      isShowMsg: true,
      priorityScore: 31_000,
      appId: 1128,
    }
    const described: SentMessage = {
      id,
      method,
      type,
      ...(user ? { nickname: user.nickname, userId: user.id } : {}),
      ...(time === null ? {} : { time }),
    }
    return { common, described }
  }

  /** As begin, with a sender. */
  function from(method: string, type: SentMessage['type'], given: Options) {
    const user = person(given.user)
    return { user, ...begin(method, type, given, user) }
  }

  /** The audience as it comes and goes. */
  function walkOnline(): number {
    totals.online = Math.max(10, totals.online + random.between(-20, 22))
    return totals.online
  }

  return { random, now, timed, clubName, host, people, somebody, person, totals, walkOnline, begin, from }
}

/** Growing ids of 19 digits, in a range of their own per seed. */
function idRow(random: Random): () => string {
  let id = 7_400_000_000_000_000_000n + BigInt(random.below(2 ** 26)) * 2n ** 32n
  return () => {
    id += BigInt(random.between(1, 4096))
    return String(id)
  }
}
