/** A question mark, a question word, or a usual request of live rooms. */
const ASKS = new RegExp(
  [
    // The mark, but not in the query of an address.
    String.raw`\?(?![\w%&=-])`,
    '[吗嘛么呢]\\s*[~.!。!…]*$',
    '多少|多大|多高|多重|多久|多长|多远|几(?:点|号|个|岁|块|毛|钱|天|分|件|斤|米|楼|时|年|月|人|次|条|双|瓶|套|级)',
    '什么|啥(?!都|也)|咋|怎么|怎样|如何|为何|为什么|哪(?:里|儿|个|款|些|天|位|家|种|怕)?(?!都|怕)|谁(?!都|也)',
    '是不是|有没有|能不能|可不可以|会不会|要不要|好不好|对不对|行不行|有木有|能否|是否|可否|可以.{0,8}吗',
    '求(?:链接|问|解|教|推荐|助)|请问|想问|问一下|问下|请教|求个',
    String.raw`\b(?:how|what|when|where|which|who|whose|why)\b`,
    String.raw`^(?:can|could|do|does|did|is|are|was|will|would|should|has|have|may)\s+(?:you|i|we|he|she|it|they|this|that|there|the|anyone|someone|u)\b`,
  ].join('|'),
)

/** Emoji codes often follow a question. */
const CODES = /\[[^[\]]{1,12}\]/gu

/** Rhetoric and greetings that hold a question word and ask nothing. */
const ASKS_NOT = /^(?:什么也不|没什么|不怎么|怎么可能|不管怎么|无论如何|what a )/

/**
 * Guesses whether a chat asks something, in Chinese or English. It collects questions, so one too many is better
 * than one too few.
 * @param folded case-folded
 */
export function isQuestion(folded: string): boolean {
  const text = folded.replace(CODES, ' ').trim()
  return ASKS.test(text) && !ASKS_NOT.test(text)
}
