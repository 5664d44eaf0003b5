import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseMessagesText } from '@wxt-dev/i18n/build'
import { root } from './node.mjs'
import { type Listing, reasonsOf } from './store-listing.ts'

/** Name and summary are those of the package. */
function packaged(locale: string): { name: string; summary: string } {
  const messages = parseMessagesText(
    readFileSync(join(root, 'lib/i18n/locales', `${locale}.yml`), 'utf8'),
    'YAML',
  )
  const text = (wanted: string) => {
    const found = messages.find(({ key }) => key.join('.') === wanted)
    return found && 'message' in found ? found.message : ''
  }
  return { name: text('name'), summary: text('description') }
}

/** What the stores show. Reviewers read English, so reasons are English in both. */
export const LISTINGS: Readonly<Record<'zh' | 'en', Listing>> = {
  zh: {
    ...packaged('zh_CN'),
    description: `
眼睛看镜头，弹幕用耳朵听。

听弹把你打开的抖音直播间里的弹幕和礼物显示在侧边栏，并一句一句读给你听：谁说了什么，谁送了什么。连击合成一句，读总数。弹幕太多读不过来时，先合并、再略过，并告诉你略过了几条。

◆ 给谁用
· 主播：不看屏幕也知道谁送了礼物、谁在提问；感谢过的打勾
· 房管：按等级、粉丝团、关键词筛选；写规则，自动高亮、隐藏、提醒
· 卖家：“问货”一栏列出要回答的问题，答一个勾一个
· 观众：做别的事，听着直播间
· 研究者：整场存下来，导出 Excel、CSV、JSON Lines

◆ 怎么用
1. 安装后，把听弹的图标固定到工具栏。
2. 打开一个直播间（安装前就开着的，刷新一次）。
3. 点图标，侧边栏就有弹幕，并开始朗读。什么都不用设置。

◆ 能做什么
· 每种消息怎么读都能改：模板、音色、语速、音量、最低钻石数；读错的字自己替换
· 付费的先读；排队有规矩，不会越拖越晚；暂停、跳过、安静各一个快捷键
· 搜索和筛选：直接打字，或用 type:gift diamonds>=99 这样的条件，支持拼音首字母
· 礼物榜、直播数据、每个人在这个房间说过和送过的一切
· 历史：默认在你的电脑上存 30 天，可以改，也可以不存；下播时有一张总结
· OBS 弹幕画面；转发给你自己选的程序，默认关闭
· 简体中文、繁体中文、英文；浅色和深色；全部可以用键盘操作

◆ 用之前要知道
· 想收到礼物，先在直播间网页上登录抖音：抖音不给没登录的观众发礼物消息。
· 听弹只看、只听：不发弹幕、不点赞、不送礼，不替你点任何东西。
· 消息存在你的电脑上。听弹没有服务器，没有账号，没有统计。标着“在线”的音色会把要读的文字发给音色提供方；头像和礼物图从抖音的服务器加载；转发只在你填了地址并打开之后发生。
· 音色来自你的系统和浏览器。

听弹是开源软件，和抖音及字节跳动没有关系。“抖音”是其所有者的商标，这里只用来说明听弹用在哪里。
`,
    purpose:
      '把用户自己打开的抖音直播间网页已经收到的弹幕和礼物显示在侧边栏，并朗读出来。筛选、历史、导出、OBS 画面和转发都是对同一批消息的查看和使用。',
    reasons: reasonsOf('chrome'),
  },
  en: {
    ...packaged('en'),
    description: `
Keep your eyes on the camera and listen to your chat.

Tingdan shows the chat and gifts of the Douyin live room that you have open in your browser's side panel, and reads them aloud, one sentence at a time: who said what, who sent what. A gift combo is read as its total. When chat is too fast to read, messages are merged, then skipped, and you are told how many.

◆ Who it's for
· Hosts: hear who sent a gift or asked a question without looking; tick off whom you have thanked
· Mods: filter by level, fan club and words; write rules that highlight, hide and alert
· Sellers: buyers' questions in a list of their own, ticked off as you answer
· Viewers: follow a room while doing something else
· Researchers: keep whole sessions and export them to Excel, CSV or JSON Lines

◆ How it works
1. After installing, pin Tingdan's icon to the toolbar.
2. Open a live room (reload it if it was open before).
3. Click the icon. The chat appears in the side panel and is read aloud. There is nothing to set.

◆ What it does
· Every kind of message can be read in your own words: template, voice, speed, volume, least worth; replace words that are misread
· Paid messages first; a queue with rules, so that it never falls further behind; keys to pause, skip and silence
· Search and filter by typing, or by conditions such as type:gift diamonds>=99, with pinyin initials
· Gift board, live figures, and all that a person said and gave in the room
· History on your computer for 30 days, or as long as you like, or not at all; a summary when the stream ends
· A chat overlay for OBS; forwarding to programs that you choose, off at first
· Chinese (simplified and traditional) and English; light and dark; everything by keyboard

◆ Before you start
· To receive gifts, log in to Douyin on the room's page: Douyin sends no gift messages to guests.
· Tingdan only watches and listens. It sends no chat, likes or gifts, and clicks nothing for you.
· Messages stay on your computer. Tingdan has no server, no account and no statistics. A voice marked "online" sends the text it reads to its provider; avatars and gift pictures load from Douyin's servers; forwarding happens only to an address that you enter and switch on.
· Voices are those of your system and browser. Sentences are spoken in Chinese, unless you change the templates.

Tingdan is open source and has nothing to do with Douyin or ByteDance. "Douyin" is a trademark of its owner, used here only to say where Tingdan works.
`,
    purpose:
      "Shows the chat and gifts that a Douyin live room's page, opened by the user, has already received in the side panel, and reads them aloud. Filters, history, export, the page for OBS and forwarding are ways to view and use these same messages.",
    reasons: reasonsOf('chrome'),
  },
}
