import { roomIdOf } from '../model/room-id.ts'
import { roomInPage, type ServedRoom } from './page-data.ts'

/** A room's name in an address: digits, or the anchor's 抖音号 (docs/protocol.md#pages). */
const RID = '[0-9A-Za-z_.-]{1,128}'
const SITE_PATHS = new RegExp(`^/(?:(?:follow|root)/)?live/(${RID})/?$`)
const ROOM_PATHS: Readonly<Record<string, RegExp>> = {
  'live.douyin.com': new RegExp(`^/(${RID})/?$`),
  'www.douyin.com': SITE_PATHS,
  'douyin.com': SITE_PATHS,
}
/** Of a page of cards or of a search (docs/protocol.md#pages). */
const ROOM_IN_QUERY = new RegExp(`[?&]live_web_rid=(${RID})(?:&|$)`)
/** Pages of live.douyin.com whose path looks like a room's name. */
const NO_ROOMS: ReadonlySet<string> = new Set(['hot_live', 'category', 'categorynew', 'search', 'webcast'])

/** Title of a room's page: `<anchor>的抖音直播间 - 抖音直播`. */
const ROOM_TITLE = /^(.+)的抖音直播间(?:\s*-\s*抖音(?:直播)?)?$/
const SITE = /\s*[-_]\s*抖音(?:直播|搜索)?$/
/** Titles of the site, without SITE, before the room's (docs/protocol.md#pages). */
const SITE_TITLE =
  /^(?:抖音.*|验证码.*|(?:首页|精选|推荐|关注|朋友|我的|直播|搜索|热点|频道|放映厅|短剧|游戏|娱乐|二次元|音乐|知识|体育|美食)(?:直播)?)$/
const LONGEST = 200

/** What a page shows of a room; fields may be empty. */
export interface PageTexts {
  /** The anchor's name as drawn, and in the title. */
  shown: string
  titled: string
  /** Empty for the site's title. */
  title: string
}

/**
 * What a page shows now, of any room.
 * @param document maybe still loading
 */
export function readTexts(
  document: Pick<Document, 'title' | 'querySelector'>,
  location: Pick<Location, 'hostname' | 'pathname'>,
): PageTexts {
  const pageTitle = document.title.trim()
  const shown = document.querySelector('[data-e2e="live-room-nickname"]')?.textContent?.trim() ?? ''
  const titled = ROOM_TITLE.exec(pageTitle)?.[1] ?? ''
  // Behind a card the title is the page's own.
  const isOfRoom = titled === '' && isRoomPath(location)
  const title = isOfRoom ? pageTitle.replace(SITE, '') : ''
  return { shown: cut(shown), titled: cut(titled), title: SITE_TITLE.test(title) ? '' : cut(title) }
}

/** `roomInPage`, with texts cut to a title's limit. */
export function readServed(...args: Parameters<typeof roomInPage>): ServedRoom {
  const { title, anchor, roomId } = roomInPage(...args)
  return { title: cut(title), anchor: cut(anchor), roomId }
}

/** Empty if the address has no room. */
export function webRidOf(location: Pick<Location, 'hostname' | 'pathname' | 'search'>): string {
  if (!Object.hasOwn(ROOM_PATHS, location.hostname)) return ''
  const webRid = ridInPath(location) || (ROOM_IN_QUERY.exec(location.search)?.[1] ?? '')
  return /^\d+$/.test(webRid) && !roomIdOf(webRid) ? '' : webRid
}

function isRoomPath(location: Pick<Location, 'hostname' | 'pathname'>): boolean {
  return ridInPath(location) !== ''
}

function ridInPath({ hostname, pathname }: Pick<Location, 'hostname' | 'pathname'>): string {
  const rid = ROOM_PATHS[hostname]?.exec(pathname)?.[1] ?? ''
  return NO_ROOMS.has(rid) ? '' : rid
}

function cut(text: string): string {
  return text.slice(0, LONGEST)
}
