import type { PageInfo } from './captured.ts'
import { roomInPage } from './page-data.ts'

/** A room's name in an address: digits, or the anchor's 抖音号 (PROTOCOL.md section 4). */
const RID = '([0-9A-Za-z_.-]{1,128})'
const ROOM_PATHS: Readonly<Record<string, RegExp>> = {
  'live.douyin.com': new RegExp(`^/${RID}/?$`),
  'www.douyin.com': new RegExp(`^/(?:(?:follow|root)/)?live/${RID}/?$`),
}
/** Pages of live.douyin.com that stand where a room's name could. */
const NO_ROOMS: ReadonlySet<string> = new Set(['hot_live', 'category', 'categorynew', 'search', 'webcast'])

/** How Douyin titles a room's page: `<anchor>的抖音直播间 - 抖音直播`. */
const ROOM_TITLE = /^(.+)的抖音直播间(?:\s*-\s*抖音(?:直播)?)?$/
const SITE = /\s*[-_]\s*抖音(?:直播)?$/
const LONGEST = 200

/**
 * Reads what the page says of its room. Where the sources disagree, the one that follows a change of room without
 * a page load wins: what is on the page, then its title, then the data it was served with.
 * @param document the page's document, at any stage of loading
 * @param location its address
 * @returns all texts empty where the page shows no room
 */
export function readPageInfo(
  document: Pick<Document, 'title' | 'querySelector' | 'querySelectorAll'>,
  location: Pick<Location, 'origin' | 'hostname' | 'pathname'>,
): PageInfo {
  const url = location.origin + location.pathname
  const webRid = webRidOf(location)
  if (!webRid) return { url, webRid, title: '', anchor: '' }

  const served = roomInPage(document, webRid)
  const pageTitle = document.title.trim()
  const shown = document.querySelector('[data-e2e="live-room-nickname"]')?.textContent?.trim()
  const titled = ROOM_TITLE.exec(pageTitle)?.[1]
  return {
    url,
    webRid,
    title: cut(served.title || (titled ? '' : pageTitle.replace(SITE, ''))),
    anchor: cut(shown || titled || served.anchor),
  }
}

/**
 * The address's name for the room.
 * @returns empty where the address is of no room
 */
export function webRidOf(location: Pick<Location, 'hostname' | 'pathname'>): string {
  const webRid = ROOM_PATHS[location.hostname]?.exec(location.pathname)?.[1] ?? ''
  return NO_ROOMS.has(webRid) ? '' : webRid
}

function cut(text: string): string {
  return text.slice(0, LONGEST)
}
