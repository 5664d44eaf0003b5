import { readFile } from 'node:fs/promises'
import { generateChromeMessagesText, parseMessagesText } from '@wxt-dev/i18n/build'
import * as OpenCC from 'opencc-js/cn2t'
import type { Plugin } from 'vite'

/** What OpenCC's words of Taiwan get wrong here, or say as nobody does: converted, better. */
export const BETTER: readonly (readonly [string, string])[] = [
  ['“', '「'],
  ['”', '」'],
  ['這臺電腦', '這部電腦'],
  ['一箇中文', '一個中文'],
  ['不合並', '不合併'],
  ['點贊', '點讚'],
  ['個贊', '個讚'],
  ['高階彈幕', '高級彈幕'],
  ['賬號', '帳號'],
  ['型別', '類型'],
  ['身份', '身分'],
  ['識別', '辨識'],
  ['匹配', '符合'],
  ['遮蔽詞', '封鎖詞'],
  ['拉黑', '封鎖'],
  ['擴充套件', '擴充功能'],
  ['全域性', '全域'],
  ['快捷鍵', '快速鍵'],
  ['工具欄', '工具列'],
  ['側邊欄', '側邊面板'],
  ['標籤頁', '分頁'],
  ['當前', '目前'],
  ['字號', '文字大小'],
  ['演示', '示範'],
  ['模板', '範本'],
  ['示例', '範例'],
  ['視窗採集', '視窗擷取'],
  ['資料包', '封包'],
  ['撤銷', '復原'],
  ['撤回', '收回'],
  ['回放', '重播'],
  ['聯網', '連網'],
  ['獲取', '取得'],
  ['打碼的人', '被遮蔽的人'],
  ['文本檔案', '文字檔'],
  ['純文本', '純文字'],
  ['文本', '文字'],
  ['響應', '回應'],
  ['返回列表', '返回清單'],
  ['直播資料', '直播數據'],
  ['高亮', '醒目標示'],
  ['時間線', '時間軸'],
  ['提供方', '提供者'],
  ['評論', '留言'],
  ['熱詞', '熱門字詞'],
  ['搜尋幫助', '搜尋說明'],
  ['檢視名單', '查看名單'],
  ['檢視原始資料', '查看原始資料'],
  ['檢視使用介紹', '查看使用介紹'],
  ['未開啟直播間', '沒有開啟的直播間'],
  ['重啟', '重新啟動'],
]

const convert = OpenCC.Converter({ from: 'cn', to: 'twp' })
const better = OpenCC.CustomConverter(BETTER.map(([from, to]) => [from, to]))

/** Simplified to traditional characters, in the words of Taiwan. */
export function toTraditional(text: string): string {
  return better(convert(text))
}

/** The messages of `zh_TW` as Chrome reads them, made of those in simplified characters. */
export async function traditionalMessages(file: string): Promise<string> {
  const yaml = toTraditional(await readFile(file, 'utf8')).replace(/^lang: .*$/m, 'lang: zh-TW')
  return generateChromeMessagesText(parseMessagesText(yaml, 'YAML'))
}

const QUERY = '?traditional'

/** Gives `import … from './file.ts?traditional'` the same file with its texts in traditional characters. Plain Node gives the file as it is. */
export function traditional(): Plugin {
  return {
    name: 'traditional',
    enforce: 'pre',
    async load(id) {
      return id.endsWith(QUERY) ? toTraditional(await readFile(id.slice(0, -QUERY.length), 'utf8')) : null
    },
  }
}
