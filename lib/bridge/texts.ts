import type { Refusal } from './access.ts'
import type { Ports } from './bridge.ts'
import type { Fault, FormatName, News } from './news.ts'

/** What the bridge writes on its terminal. */
export interface BridgeTexts {
  help: string
  /** What listens where. */
  ready(ready: Ready): string
  /** Undefined for what needs no word. */
  news(news: News): string
  fault(fault: Fault): string
}

export interface Ready {
  /** As others write it in an address. */
  host: string
  ports: Ports
  /** Told only where others can reach it. */
  token: string | undefined
  /** How many extensions may send. */
  extensions: number
  file: string | undefined
}

const OPTION: Record<FormatName, string> = {
  own: '--port',
  grab: '--grab-port',
  douyinLive: '--douyinlive-port',
}
const USUAL: Record<FormatName, string> = {
  own: 'tingdan-bridge',
  grab: 'DouyinBarrageGrab',
  douyinLive: 'douyinLive',
}

const zh: BridgeTexts = {
  help: `听弹转发程序：把听弹听到的直播间转发给需要连接"弹幕服务器"的程序

  npm run bridge -- [选项]            或  node tingdan-bridge.mjs [选项]

  --port N              听弹连接的端口，脚本和网页悬浮窗也用它（默认 7788）
  --grab-port N|off     DouyinBarrageGrab 格式的端口（默认 8888）
  --douyinlive-port N|off  douyinLive 格式的端口（默认 1088）
  --extension-id ID     允许这个扩展发送消息，可以写多次
  --allow-origin 来源   允许这个网页读取消息，例如 http://localhost:5173，可以写多次
  --file 文件           把每条消息写进文件，一行一条 JSON
  --history             进房间以前的历史消息也发给 8888 和 1088 上的程序
  --host 地址           监听的地址（默认 127.0.0.1，只有本机能连接）
  --token 口令          其他电脑连接时要写在地址里的口令；不写时自动生成
  --lang zh|en          这里用的语言
`,
  ready({ host, ports, token, extensions, file }) {
    const query = token ? `?token=${token}` : ''
    const lines = [
      `听弹转发程序已启动。在听弹的"设置 → 转发"里添加"听弹转发程序"，地址 ws://${host}:${ports.own}/in${query}`,
      `  悬浮窗网页              http://${host}:${ports.own}/${query}`,
      `  脚本（WebSocket）       ws://${host}:${ports.own}/events${query}`,
      `  脚本（SSE）             curl -N "http://${host}:${ports.own}/events${query}"`,
    ]
    if (ports.grab !== undefined) lines.push(`  DouyinBarrageGrab 格式  ws://${host}:${ports.grab}${query}`)
    if (ports.douyinLive !== undefined)
      lines.push(`  douyinLive 格式         ws://${host}:${ports.douyinLive}/ws/房间号${query}`)
    if (file) lines.push(`  写入文件                ${file}`)
    if (extensions === 0) lines.push('还不知道听弹的扩展 ID：听弹第一次来连接时，这里会写出允许它的办法。')
    if (token) lines.push('注意：同一网络里的其他电脑可以用上面的口令连接，内容不加密。')
    return lines.join('\n')
  },
  news(news) {
    switch (news.kind) {
      case 'source':
        return news.connected ? '听弹已连接。' : '听弹断开了连接，它会自己重新连接。'
      case 'room':
        return `直播间：${news.anchor || news.webRid || news.roomId}（${news.webRid || news.roomId}）`
      case 'refused':
        return refusedZh(news.reason, news.origin, news.remote)
      case 'slow':
        return `一个 ${USUAL[news.format]} 格式的程序读得太慢，已断开它。`
      case 'gap':
        return `有 ${news.count} 条消息没有转发。`
      case 'badMessage':
        return '收到一条读不懂的消息：听弹和转发程序的版本可能不同。'
      case 'fileFailed':
        return `写不进文件 ${news.path}（${news.reason}）：不再写入。腾出空间后重新启动。`
    }
  },
  fault(fault) {
    switch (fault.kind) {
      case 'portInUse':
        return fault.format === 'own'
          ? `端口 ${fault.port} 已被占用，可能已经启动了一个转发程序。关掉它，或者用 --port 换一个端口。`
          : `端口 ${fault.port} 已被占用，可能 ${USUAL[fault.format]} 还开着。关掉它，或者用 ${OPTION[fault.format]} 换一个端口；不需要这种格式时用 ${OPTION[fault.format]} off。`
      case 'portForbidden':
        return `系统不允许使用端口 ${fault.port}。用 ${OPTION[fault.format]} 换一个端口。`
      case 'noSuchHost':
        return `不能在 ${fault.host} 上监听：这不是本机的地址。`
      case 'file':
        return `打不开文件 ${fault.path}（${fault.reason}）。`
    }
  },
}

function refusedZh(reason: Refusal, origin: string, remote: string): string {
  switch (reason) {
    case 'origin':
      return `拒绝了网页 ${origin}。如果是你自己的网页，启动时加上 --allow-origin ${origin}`
    case 'extension':
      return origin.includes('extension://')
        ? `拒绝了扩展 ${origin}。如果它就是听弹，启动时加上 --extension-id ${idOf(origin)}`
        : `拒绝了 ${origin || remote}：只有听弹可以连接 /in。要读取消息请连接 /events。`
    case 'host':
      return '拒绝了一个用陌生域名找来的网页。'
    case 'token':
      return `拒绝了 ${remote}：没有口令，或者口令不对。`
  }
}

const en: BridgeTexts = {
  help: `Tingdan's bridge: serves the rooms that Tingdan hears to programs that connect to a chat server

  npm run bridge -- [options]         or  node tingdan-bridge.mjs [options]

  --port N              where Tingdan connects, and scripts and the overlay page too (7788)
  --grab-port N|off     port of DouyinBarrageGrab's format (8888)
  --douyinlive-port N|off  port of douyinLive's format (1088)
  --extension-id ID     lets this extension send; may be given again
  --allow-origin ORIGIN lets this web page read, such as http://localhost:5173; may be given again
  --file FILE           writes every message to a file, one line of JSON each
  --history             what was said before the page joined goes to the programs on 8888 and 1088 too
  --host ADDRESS        where to listen (127.0.0.1: this machine alone)
  --token TOKEN         what other machines must write in the address; made up if left out
  --lang zh|en          language of these texts
`,
  ready({ host, ports, token, extensions, file }) {
    const query = token ? `?token=${token}` : ''
    const lines = [
      `Tingdan's bridge is running. In Tingdan, Settings → Forwarding, add "Tingdan's bridge" with the address ws://${host}:${ports.own}/in${query}`,
      `  overlay page               http://${host}:${ports.own}/${query}`,
      `  scripts, WebSocket         ws://${host}:${ports.own}/events${query}`,
      `  scripts, SSE               curl -N "http://${host}:${ports.own}/events${query}"`,
    ]
    if (ports.grab !== undefined)
      lines.push(`  DouyinBarrageGrab's format ws://${host}:${ports.grab}${query}`)
    if (ports.douyinLive !== undefined)
      lines.push(`  douyinLive's format        ws://${host}:${ports.douyinLive}/ws/ROOM${query}`)
    if (file) lines.push(`  written to                 ${file}`)
    if (extensions === 0)
      lines.push("Tingdan's id is not known yet: how to allow it is told here when it first connects.")
    if (token) lines.push('Other machines of this network can connect with that token; nothing is encrypted.')
    return lines.join('\n')
  },
  news(news) {
    switch (news.kind) {
      case 'source':
        return news.connected ? 'Tingdan is connected.' : 'Tingdan has gone; it connects again by itself.'
      case 'room':
        return `Room: ${news.anchor || news.webRid || news.roomId} (${news.webRid || news.roomId})`
      case 'refused':
        return refusedEn(news.reason, news.origin, news.remote)
      case 'slow':
        return `A program of the format ${USUAL[news.format]} read too slowly and was cut off.`
      case 'gap':
        return `${news.count} messages were not forwarded.`
      case 'badMessage':
        return 'A message could not be read: Tingdan and the bridge may be of different versions.'
      case 'fileFailed':
        return `${news.path} cannot be written (${news.reason}) and is left alone. Make room and start again.`
    }
  },
  fault(fault) {
    switch (fault.kind) {
      case 'portInUse':
        return fault.format === 'own'
          ? `Port ${fault.port} is in use, maybe by another bridge. End it, or choose another with --port.`
          : `Port ${fault.port} is in use, maybe by ${USUAL[fault.format]}. End it, or choose another with ${OPTION[fault.format]}; ${OPTION[fault.format]} off leaves this format out.`
      case 'portForbidden':
        return `The system does not give out port ${fault.port}. Choose another with ${OPTION[fault.format]}.`
      case 'noSuchHost':
        return `Cannot listen at ${fault.host}: it is no address of this machine.`
      case 'file':
        return `${fault.path} cannot be opened (${fault.reason}).`
    }
  },
}

function refusedEn(reason: Refusal, origin: string, remote: string): string {
  switch (reason) {
    case 'origin':
      return `Refused the web page ${origin}. If it is yours, start with --allow-origin ${origin}`
    case 'extension':
      return origin.includes('extension://')
        ? `Refused the extension ${origin}. If it is Tingdan, start with --extension-id ${idOf(origin)}`
        : `Refused ${origin || remote}: only Tingdan may connect to /in. To read, connect to /events.`
    case 'host':
      return 'Refused a web page that came by a foreign name.'
    case 'token':
      return `Refused ${remote}: no token, or a wrong one.`
  }
}

/** `chrome-extension://<id>` */
function idOf(origin: string): string {
  return origin.replace(/^.*:\/\//, '')
}

export const BRIDGE_TEXTS = { zh, en }
