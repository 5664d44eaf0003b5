import type {
  AudienceEvent,
  BattleEvent,
  BattleSide,
  ChatEvent,
  ControlEvent,
  EmojiEvent,
  EnterEvent,
  FansclubEvent,
  FollowEvent,
  GiftEvent,
  LikeEvent,
  LiveEvent,
  LotteryEvent,
  NoticeEvent,
  ProductEvent,
  RankEvent,
  RawField,
  Segment,
  ShareEvent,
  SuperchatEvent,
  SystemEvent,
  UnknownEvent,
  User,
} from './events.ts'
import { spell } from './segments.ts'

export type Named = Pick<User, 'id' | 'nickname' | 'avatarUrl'>
export type Known = Pick<User, 'id' | 'masked'> & { nickname?: string | undefined }

/** No id, and that of masked people. */
const SHARED_IDS: ReadonlySet<string> = new Set(['', '0', '111111'])

export function isOwnId(id: string): boolean {
  return !SHARED_IDS.has(id)
}

/** Key for tables, maps and settings. Masked people share ids, so it has their shortened name. */
export function personToKey({ id, masked, nickname = '' }: Known): string {
  return masked || !isOwnId(id) ? `${id}:${nickname}` : id
}

/** Tells masked people of one name apart. Empty parts are unknown. */
export interface Look {
  /** File name of the avatar: host and parameters change. */
  avatar: string
  level: string
}

const NO_LOOK: Look = { avatar: '', level: '' }

/** Empty unless the id is shared. */
export function lookOf(user: User | undefined): Look {
  if (!user || !(user.masked || !isOwnId(user.id))) return NO_LOOK
  const [, avatar = ''] = AVATAR_FILE.exec(user.avatarUrl ?? '') ?? []
  return { avatar, level: user.level ? String(user.level) : '' }
}

const AVATAR_FILE = /([^/?#~]+)(?:~[^/?#]*)?(?:[?#].*)?$/

/** Reverses `personToKey`. */
export function keyToPerson(key: string): Known {
  const end = key.indexOf(':')
  return end < 0 ? { id: key } : { id: key.slice(0, end), nickname: key.slice(end + 1), masked: true }
}

/** If one lacks `masked`, as mentions do, an unshared id decides. */
export function isSame(a: Known, b: Known): boolean {
  if (a.id !== b.id) return false
  const isIdEnough = isOwnId(a.id) && !(a.masked && b.masked)
  return isIdEnough || (a.nickname ?? '') === (b.nickname ?? '')
}

export function writtenBy(person: Known, { user }: LiveEvent): boolean {
  return user !== undefined && isSame(user, person)
}

export type Single = Pick<User, 'id' | 'masked' | 'anonymous'>

/** Whether settings can apply to them alone. */
export function isSingle({ id, masked, anonymous }: Single): boolean {
  return !masked && !anonymous && isOwnId(id)
}

/** Changes each place that may identify somebody; the argument itself: no change. */
export interface PeopleMap {
  /** Undefined removes them. */
  user(user: User): User | undefined
  /** In a mention, ranking or PK; undefined removes them. */
  named(person: Named): Named | undefined
  /** May name anybody. */
  sentence(text: string): string
  /** Undecoded, may hold anything. */
  fields(fields: RawField[]): RawField[]
}

/**
 * Maps all that identifies people; typed text stays.
 * @returns the same object if unchanged
 */
export function mapPeople(event: LiveEvent, map: PeopleMap): LiveEvent {
  const { user } = event
  const mapped = user && map.user(user)
  return mapOwn(mapped === user ? event : withUser(event, mapped), map)
}

/** No default: the compiler stops at a type or part without people. */
function mapOwn(event: LiveEvent, map: PeopleMap): LiveEvent {
  switch (event.type) {
    case 'chat':
      return mapParts(event, CHAT, map)
    case 'superchat':
      return mapParts(event, SUPERCHAT, map)
    case 'emoji':
      return mapParts(event, EMOJI, map)
    case 'gift':
      return mapParts(event, GIFT, map)
    case 'like':
      return mapParts(event, LIKE, map)
    case 'enter':
      return mapParts(event, ENTER, map)
    case 'follow':
      return mapParts(event, FOLLOW, map)
    case 'share':
      return mapParts(event, SHARE, map)
    case 'fansclub':
      return mapParts(event, FANSCLUB, map)
    case 'audience':
      return mapParts(event, AUDIENCE, map)
    case 'rank':
      return mapParts(event, RANK, map)
    case 'product':
      return mapParts(event, PRODUCT, map)
    case 'lottery':
      return mapParts(event, LOTTERY, map)
    case 'battle':
      return mapParts(event, BATTLE, map)
    case 'notice':
      return mapParts(event, NOTICE, map)
    case 'control':
      return mapParts(event, CONTROL, map)
    case 'system':
      return mapParts(event, SYSTEM, map)
    case 'unknown':
      return mapParts(event, UNKNOWN, map)
  }
}

/** In every event; `user` is mapped first. */
type Common = 'type' | 'id' | 'method' | 'roomId' | 'time' | 'receivedAt' | 'user'
/** Undefined removes an optional part. */
type Part<E, K extends keyof E> = (value: Exclude<E[K], undefined>, map: PeopleMap, event: E) => E[K]
type Parts<E> = { [K in Exclude<keyof E, Common>]-?: Part<E, K> }

function mapParts<E extends LiveEvent>(event: E, parts: Parts<E>, map: PeopleMap): E {
  let mapped = event
  for (const name of Object.keys(parts) as Exclude<keyof E, Common>[]) {
    const changed = mapPart(event, name, parts[name], map)
    if (!changed) continue
    if (mapped === event) mapped = { ...event }
    if (changed.to === undefined) delete mapped[name]
    else mapped[name] = changed.to
  }
  return mapped
}

function mapPart<E, K extends keyof E>(
  event: E,
  name: K,
  part: Part<E, K>,
  map: PeopleMap,
): { to: E[K] } | undefined {
  const before = event[name]
  if (before === undefined) return undefined
  const to = part(before as Exclude<E[K], undefined>, map, event)
  return to === before ? undefined : { to }
}

/** For parts that name nobody. */
function plain<T>(value: T): T {
  return value
}
function sentence(text: string, map: PeopleMap): string {
  return text === '' ? text : map.sentence(text)
}
/** Removes a part that becomes empty. */
function optionalSentence(text: string, map: PeopleMap): string | undefined {
  const left = sentence(text, map)
  return left === text ? text : left || undefined
}

/** Typed text, or the server's, with mentions. */
const CHAT: Parts<ChatEvent> = {
  text: (text, map, { segments }) => mappedText(text, segments, map, true),
  segments: (segments, map) => mappedSegments(segments, map, true),
  voiceSeconds: plain,
}
const SUPERCHAT: Parts<SuperchatEvent> = {
  text: (text, map, event) => mappedText(text, event.segments, map, !isOfficial(event)),
  segments: (segments, map, event) => mappedSegments(segments, map, !isOfficial(event)),
  privilege: plain,
}
const EMOJI: Parts<EmojiEvent> = { text: plain, imageUrl: plain }
const GIFT: Parts<GiftEvent> = {
  gift: plain,
  count: plain,
  comboId: plain,
  combo: plain,
  comboEnd: plain,
  groupSize: plain,
  summary: plain,
  toUser: (person, map) => map.named(person),
}
const LIKE: Parts<LikeEvent> = { count: plain, total: plain }
const ENTER: Parts<EnterEvent> = { memberCount: plain, text: optionalSentence }
const FOLLOW: Parts<FollowEvent> = { followCount: plain }
const SHARE: Parts<ShareEvent> = { shareTarget: optionalSentence }
const FANSCLUB: Parts<FansclubEvent> = { action: plain, text: sentence }
const AUDIENCE: Parts<AudienceEvent> = {
  online: plain,
  totalViewers: plain,
  earned: plain,
  top: (places, map) => mapAll(places, place => withPerson(place, map.user(place.user))),
  text: optionalSentence,
}
const RANK: Parts<RankEvent> = {
  text: sentence,
  entries: (places, map) => mapAll(places, place => withPerson(place, map.named(place.user))),
}
const PRODUCT: Parts<ProductEvent> = { action: plain, text: sentence, products: plain, count: plain }
const LOTTERY: Parts<LotteryEvent> = {
  kind: plain,
  action: plain,
  text: sentence,
  diamonds: plain,
  prize: plain,
  winners: plain,
  conditions: (conditions, map) =>
    mapAll(conditions, condition => {
      if (condition.text === undefined) return condition
      const text = sentence(condition.text, map)
      return text === condition.text ? condition : { ...condition, text }
    }),
  drawAt: plain,
}
const BATTLE: Parts<BattleEvent> = {
  action: plain,
  text: sentence,
  battleId: plain,
  sides: mapSides,
  startedAt: plain,
  duration: plain,
}
const NOTICE: Parts<NoticeEvent> = {
  text: (text, map, event) => mappedText(text, event.segments, map, isQuoted(event)),
  segments: (segments, map, event) => mappedSegments(segments, map, isQuoted(event)),
  action: plain,
  operator: (person, map) => map.named(person),
  count: plain,
}
const CONTROL: Parts<ControlEvent> = { status: plain, cause: plain, text: optionalSentence }
const SYSTEM: Parts<SystemEvent> = {
  recalls: plain,
  seats: (seats, map) => mapAll(seats, seat => map.named(seat)),
  text: optionalSentence,
}
const UNKNOWN: Parts<UnknownEvent> = { reason: plain, fields: (fields, map) => map.fields(fields) }

/** @returns the same list if unchanged */
export function mapSides(sides: BattleSide[], map: PeopleMap): BattleSide[] {
  return mapAll(sides, side => {
    const { id, nickname, avatarUrl, ...rest } = side
    const before: Named = { id, nickname: nickname ?? '', ...(avatarUrl ? { avatarUrl } : {}) }
    const who = map.named(before)
    if (!who) return undefined
    const top = side.top && mapAll(side.top, giver => mapGiver(giver, map))
    if (who === before && top === side.top) return side
    return {
      id: who.id,
      ...(nickname === undefined ? {} : { nickname: who.nickname }),
      ...(who.avatarUrl ? { avatarUrl: who.avatarUrl } : {}),
      ...rest,
      ...(top ? { top } : {}),
    }
  })
}

type Giver = NonNullable<BattleSide['top']>[number]

function mapGiver(giver: Giver, map: PeopleMap): Giver | undefined {
  const who = map.named(giver)
  return who && (who === giver ? giver : { id: who.id, nickname: who.nickname, score: giver.score })
}

/** The server writes for official accounts and the anchor. */
function isOfficial({ privilege }: SuperchatEvent): boolean {
  return privilege === 'official'
}

/** A notice that repeats typed text. */
function isQuoted({ action }: NoticeEvent): boolean {
  return action === 'pinned' || action === 'unpinned' || action === 'echoed'
}

function mappedText(text: string, segments: Segment[], map: PeopleMap, isTyped: boolean): string {
  const mapped = mappedSegments(segments, map, isTyped)
  if (text === spell(segments)) return mapped === segments ? text : spell(mapped)
  if (!isTyped) return sentence(text, map)
  // Plain text may differ from rich: look for mentions.
  return segments.reduce((rest, segment) => {
    if (segment.kind !== 'mention' || segment.text === '') return rest
    return rest.replaceAll(segment.text, mappedMention(segment, map).text)
  }, text)
}

function mappedSegments(segments: Segment[], map: PeopleMap, isTyped: boolean): Segment[] {
  return mapAll(segments, segment => mappedSegment(segment, map, isTyped))
}

function mappedSegment(segment: Segment, map: PeopleMap, isTyped: boolean): Segment | undefined {
  switch (segment.kind) {
    case 'mention':
      return mappedMention(segment, map)
    case 'text': {
      const text = isTyped ? segment.text : sentence(segment.text, map)
      return text === segment.text ? segment : text === '' ? undefined : { ...segment, text }
    }
    case 'emoji': {
      // In a server's sentence it may be a badge with a name.
      const name = isTyped ? segment.name : sentence(segment.name, map)
      return name === segment.name ? segment : name === '' ? undefined : { ...segment, name }
    }
  }
}

type Mention = Extract<Segment, { kind: 'mention' }>

function mappedMention(mention: Mention, map: PeopleMap): Mention {
  const at = mention.text.startsWith('@') ? '@' : ''
  const before: Named = { id: mention.userId ?? '', nickname: mention.text.slice(at.length) }
  const who = map.named(before)
  if (who === before) return mention
  if (!who) return { kind: 'mention', text: `${at}${GONE}` }
  return {
    kind: 'mention',
    text: `${at}${who.nickname}`,
    ...(mention.userId === undefined ? {} : { userId: who.id }),
  }
}

export const GONE = '…'

function withUser(event: LiveEvent, user: User | undefined): LiveEvent {
  if (user) return { ...event, user }
  const { user: _, ...rest } = event
  return rest
}

function withPerson<P extends { user: Named }>(place: P, user: P['user'] | undefined): P | undefined {
  return user && (user === place.user ? place : { ...place, user })
}

/** @returns without undefined; the same list if unchanged */
function mapAll<T>(list: T[], map: (one: T) => T | undefined): T[] {
  const mapped = list.flatMap(one => map(one) ?? [])
  return mapped.length === list.length && mapped.every((one, at) => one === list[at]) ? list : mapped
}
