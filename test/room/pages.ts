/** The simulated site's HTML, with a strict CSP. */
import { randomBytes } from 'node:crypto'
import type { PageOptions, SimulatedRoom, Timings } from './types.ts'

export interface PageRoom {
  room: Pick<SimulatedRoom, 'webRid' | 'roomId' | 'title' | 'anchor'>
  page: PageOptions
}

export interface Page {
  html: string
  /** Value of Content-Security-Policy. */
  policy: string
}

/** What the site calls itself. */
const SITE_TITLE = '抖音-记录美好生活'

/** A room's page; `others` are links that change the room without a load. `path` comes before the rid. */
export function roomPage(
  current: PageRoom,
  others: readonly PageRoom[],
  path: string,
  timings: Timings,
): Page {
  const { room } = current
  const config = { room: pageConfig(current), rooms: others.map(pageConfig), timings }
  const links = others.map(
    other =>
      `<a href="${escapeHtml(path + other.room.webRid)}" data-room="${escapeHtml(other.room.webRid)}">${escapeHtml(other.room.anchor)}<small>${escapeHtml(other.room.title)}</small></a>`,
  )
  return page(
    current.page.siteTitleMs ? SITE_TITLE : `${room.anchor}的抖音直播间 - 抖音直播`,
    nonce => `
${flightRows(room, nonce)}
${current.page.loadsAhead ? speculationRules(current.page.loadsAhead, nonce) : ''}
<header class="bar"><strong>抖音直播</strong><span>首页</span><span>直播</span><span>关注</span><em>听弹 · 模拟直播间</em></header>
<main>
<article class="player" data-e2e="living-container">
<div class="host"><div class="avatar"></div><div><h1 data-e2e="live-room-nickname"></h1><p class="title"></p></div><span class="badge">直播中</span></div>
<div class="stream"><div class="singer"></div><div class="mic"></div></div>
<div class="gifts"><span>❤️</span><span>🌹</span><span>🍺</span><span>🍭</span><span>🎈</span><span>🏎️</span><span>🚀</span></div>
</article>
<aside>
<section><h2>连接</h2><dl>
<dt>状态</dt><dd data-stat="state">等待</dd>
<dt>收到的帧</dt><dd data-stat="frames">0</dd>
<dt>字节</dt><dd data-stat="bytes">0</dd>
<dt>心跳</dt><dd data-stat="hb">0</dd>
<dt>确认</dt><dd data-stat="acks">0</dd>
<dt>轮询</dt><dd data-stat="polls">0</dd>
<dt>连接次数</dt><dd data-stat="sockets">0</dd>
<dt>room_id</dt><dd data-stat="room"></dd>
</dl></section>
${links.length > 0 ? `<section class="rooms"><h2>其他直播间</h2>${links.join('')}</section>` : ''}
<section><p class="note">这里的人、话和礼物都是虚构的。弹幕不画在页面上：它们只在收到的帧里，打开听弹的侧边栏就能看到。</p></section>
</aside>
</main>
${boot(config, 'page.js', nonce)}`,
  )
}

/** The document of the frame that holds a room's socket. */
export function framePage(current: PageRoom, timings: Timings): Page {
  return page('im', nonce => boot({ room: pageConfig(current), timings }, 'frame.js', nonce))
}

/** All rooms there are. */
export function indexPage(rooms: readonly PageRoom[]): Page {
  const links = rooms.map(
    ({ room }) =>
      `<a href="/${escapeHtml(room.webRid)}">${escapeHtml(room.anchor)}<small>${escapeHtml(room.title)}</small></a>`,
  )
  return page(
    '抖音直播',
    () => `<main><aside><section class="rooms"><h2>模拟直播间</h2>${links.join('')}</section></aside></main>`,
  )
}

function pageConfig({ room, page }: PageRoom) {
  const { webRid, roomId, title, anchor } = room
  const { binary = 'arraybuffer', listen = 'addEventListener', transport = 'xhr-then-socket' } = page
  const http = page.http ?? (transport === 'fetch-then-socket' ? 'fetch' : 'xhr')
  const { frame = 'top', delayMs = 0, redrawMs = 0, siteTitleMs = 0 } = page
  const behaves = { binary, listen, transport, http, frame, delayMs, redrawMs, siteTitleMs }
  return { webRid, roomId, title, anchor, page: behaves }
}

/** Chromium prerenders the page, and shows it on navigation. */
function speculationRules(path: string, nonce: string): string {
  const rules = { prerender: [{ source: 'list', urls: [path], eagerness: 'immediate' }] }
  return `<script type="speculationrules" nonce="${nonce}">${json(rules)}</script>`
}

function boot(config: unknown, script: string, nonce: string): string {
  return `<script type="application/json" id="room-config" nonce="${nonce}">${json(config)}</script>
<script src="/static/boot.js" data-load="${script}" nonce="${nonce}"></script>`
}

/** Data served with the page: React Flight rows, the first an empty shell as on the real page. */
function flightRows({ webRid, roomId, title, anchor }: PageRoom['room'], nonce: string): string {
  const owner = { web_rid: webRid, nickname: anchor, sec_uid: 'MS4wLjABAAAAsimulated' }
  const room = { id_str: roomId, status: 2, status_str: '2', title, owner }
  const stores = [
    { roomStore: { roomInfo: {} } },
    { roomStore: { roomInfo: { room, roomId, web_rid: webRid, anchor: owner } } },
  ]
  const rows = stores.map(
    (state, index) => `${index + 10}:${JSON.stringify(['$', '$L1', null, { state }])}\n`,
  )
  const pushes = rows.map(row => `self.__pace_f.push([1,${json(row)}])`)
  return ['self.__pace_f=[]', ...pushes]
    .map(script => `<script nonce="${nonce}">${script}</script>`)
    .join('\n')
}

function page(title: string, body: (nonce: string) => string): Page {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' https://*.douyinpic.com",
    "connect-src 'self' https://*.douyin.com wss://*.douyin.com",
    'frame-src https://live.douyin.com',
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types webcast',
  ].join('; ')
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/static/page.css">
</head>
<body>
${body(nonce)}
</body>
</html>
`
  return { html, policy }
}

/** JSON that may stand in a script element. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
