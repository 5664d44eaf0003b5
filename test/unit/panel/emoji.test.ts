import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emojiOf, splitCodes } from '../../../lib/ui/rows/emoji.ts'

/** Codes that every room has, in the order of Douyin's own panel. */
const COMMON =
  `微笑 色 发呆 酷拽 抠鼻 流泪 捂脸 发怒 呲牙 尬笑 害羞 调皮 舔屏 看 爱心 比心 赞 鼓掌 感谢 抱抱你 玫瑰 尴尬流汗 戳手手
  星星眼 杀马特 黄脸干杯 抱紧自己 拜拜 热化了 黄脸祈祷 懵 举手 加功德 摊手 无语流汗 续火花吧 点火 哭哭 吐舌小狗 送花 爱心手 贴贴 灵机一动 耶
  打脸 大笑 机智 送心 666 闭嘴 来看我 一起加油 哈欠 震惊 晕 衰 困 疑问 泣不成声 小鼓掌 大金牙 偷笑 石化 思考 吐血 可怜 嘘 撇嘴 笑哭 奸笑
  得意 憨笑 坏笑 抓狂 泪奔 钱 恐惧 愉快 快哭了 翻白眼 互粉 我想静静 委屈 鄙视 飞吻 再见 紫薇别走 听歌 求抱抱 绝望的凝视 不失礼貌的微笑
  不看 裂开 干饭人 庆祝 吐舌 呆无辜 白眼 熊吉 猪头 冷漠 微笑袋鼠 凝视 暗中观察 二哈 菜狗 黑脸 展开说说 蜜蜂狗 柴犬 摸头 皱眉 擦汗 红脸
  做鬼脸 强 如花 吐 惊喜 敲打 奋斗 吐彩虹 大哭 嘿哈 加好友 惊恐 惊讶 囧 难过 斜眼 阴险 悠闲 咒骂 吃瓜群众 绿帽子 真的会谢 达咩 投降 躺平
  加油 加鸡腿 打call 强壮 碰拳 OK 击掌 左上 握手 抱拳 勾引 拳头 弱 胜利 心碎 凋谢 嘴唇 礼物 红包 蛋糕 啤酒 咖啡 西瓜 炸弹 菜刀 便便 骷髅
  月亮 太阳 18禁 去污粉 给力 V5`.split(/\s+/)

describe('a code of Douyin’s emoji', () => {
  test.each(COMMON)('[%s] has one that comes near', code => {
    expect(emojiOf(`[${code}]`)).toMatch(/^\p{RGI_Emoji}$|^\p{Emoji}\ufe0f?$/v)
  })
  test('is one that Windows 10 can draw', () => {
    expect(
      COMMON.map(code => emojiOf(`[${code}]`) ?? '').filter(emoji => /[\u{1fa70}-\u{1faff}]/u.test(emoji)),
    ).toEqual([])
  })
  test('is the same in capitals', () => {
    expect(emojiOf('[ok]')).toBe(emojiOf('[OK]'))
    expect(emojiOf('[打CALL]')).toBe(emojiOf('[打call]'))
  })
  test.each(['[九转大肠]', '微笑', '[]', '[[微笑]]', '[constructor]', '[微 笑]', ''])('%s is none', code => {
    expect(emojiOf(code)).toBeUndefined()
  })
})

describe('a text', () => {
  test.each<[string, string[]]>([
    ['好看[比心][比心]再来', ['好看', '[比心]', '[比心]', '再来']],
    ['[OK]', ['[OK]']],
    ['[没有这个]好[这个也没有]', ['[没有这个]', '好', '[这个也没有]']],
    ['a[b[微笑]', ['a[b', '[微笑]']],
    ['', []],
  ])('%s is split at its codes', (text, pieces) => {
    expect(splitCodes(text)).toEqual(pieces)
  })
  test('nothing of it is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('[微笑]', '[', ']', '好', ' ', '[x]', '[[赞]]')), parts => {
        expect(splitCodes(parts.join('')).join('')).toBe(parts.join(''))
      }),
    )
  })
})
