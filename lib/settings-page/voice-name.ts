/** Makers and what they add to the name of a voice; its language stands beside it anyway. */
const MAKER = /^(?:Microsoft|Google|Apple|Android|Chrome OS)\s+(?=\S)/
const ADDED = /\s*(?:Online\s*)?\(Natural\)|\s+Online(?=\s|$)|\s+Desktop(?=\s|$)|\s+Mobile(?=\s|$)/g
const LANGUAGE = /\s+-\s+[\p{L} ]+(?:\([^()]*\))?$/u

/** Names that Chinese users know in Chinese. */
const CHINESE: Readonly<Record<string, string>> = {
  Xiaoxiao: '晓晓',
  Xiaoyi: '晓伊',
  Yunjian: '云健',
  Yunxi: '云希',
  Yunxia: '云夏',
  Yunyang: '云扬',
  Huihui: '慧慧',
  Kangkang: '康康',
  Yaoyao: '瑶瑶',
  Tingting: '婷婷',
  'Ting-Ting': '婷婷',
  Meijia: '美佳',
  'Mei-Jia': '美佳',
  Sinji: '善怡',
  'Sin-ji': '善怡',
  HsiaoChen: '曉臻',
  HsiaoYu: '曉雨',
  YunJhe: '雲哲',
  HiuGaai: '曉佳',
  HiuMaan: '曉曼',
  WanLung: '雲龍',
}

/**
 * A voice's name as people call it: `Microsoft Xiaoxiao Online (Natural) - Chinese (Mainland)` is `晓晓 Xiaoxiao`.
 * Unknown names stay as they are.
 */
export function voiceNameShown(name: string): string {
  const bare = name.replace(LANGUAGE, '').replace(ADDED, '').replace(MAKER, '').trim() || name
  const chinese = Object.hasOwn(CHINESE, bare) ? CHINESE[bare] : undefined
  return chinese ? `${chinese} ${bare}` : bare
}
