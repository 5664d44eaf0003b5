/** Forms of a question, and what only looks like one. On folded text: lower case, half width, simplified. */

/** Addressed after a question. */
const CALLED =
  '老师|主播|姐姐|小姐姐|姐|哥哥|哥|老板|老板娘|宝宝|宝|亲|老铁|家人们|兄弟|美女|帅哥|靓女|靓仔|大家|谢谢|节假日|周末|平时|今天|现在|这件|这款|这个|这条|那个'
const END = `(?=[\\s,，.。!！~～;；、\\])?]|$|(?:${CALLED})(?:[\\s,，.。!！~?]|$))`
/** A question mark, but not in an address. */
const MARK = /\?(?![\w%&=-])/
/** A thing and its opposite: 能不能, 包不包邮, 有没有, 显不显瘦; 有冇, 系唔系. */
const CHOICE =
  /([\u4e00-\u9fff])[不唔]\1|([\u4e00-\u9fff]{2})[不唔]\2|有(?:没|木|冇|无)有?(?=[\u4e00-\u9fffa-z])|有[没木冇]有?$|系咪|是不|能否|是否|可否|会否/
/** 吗 and the like at the end of a clause. */
const PARTICLE = new RegExp(
  `(?:吗|么|嚒|咩|木有|冇|没得|不咯|不啦|没啦|未呀|未啊|未)[~.!。！…啊呀哈哦呢的嘛喽]*${END}`,
)
/** 能穿不, 有货没, 七天无理由不: 不 or 没 that ends a clause. */
const FINAL_NOT = new RegExp(
  `[\\u4e00-\\u9fffa-z\\d]{1,}[不否没](?:有)?(?:呀|啊|哦|哈|嘞|啦|喽|呢|嘛)?${END}`,
)
const FINAL_NOT_BUT =
  /(?:几乎|完全|根本|一点|啥都|什么都)没有|(?:^|要|也|都|就|才|我|还|真|可|从|并|绝|再也|谁都|从来|决|岂|何|又|说|一个|啥|什么|好|差|对)[不没](?:有)?(?:呀|啊|了)?(?=[\s,，.!~]|$)|(?:秒|抢|全|快|卖)没(?:了)?(?=[\s,，.!~]|$)|(?:要|买|抢|拍|见|听|看|用|说|收|来)不(?=[\s,，.!~]|$)(?<=^.{0,2}不)/
const WH =
  /贵姓|贵庚|了几(?:年|把|局|盘).{0,3}$|什么|啥|撒子|咋|怎么|怎样|怎嘛|如何|为何|干嘛|干吗|谁|哪|多少|几多|何时|几时|乜|点样|点解|边度|边个|多(?:大|高|重|久|长|远|厚|宽|深|钱|快|粗|烫)(?!点|的(?:人|事))|好多(?:钱|嘛|一|米|斤|个)|好贵|多会儿|啷个|嘛时候/
const HOW_MANY =
  /(?<![好这那没了过十前后来每隔再着些买等差])几(?!乎|率|何|斤几两|下子|百|千|万|天没|天都|个月没|年没|次都|句|[天次个件年分](?:就|了|前|后)|个月(?:了|前|后)|位大)/
const ASKED =
  /求(?:链接|问|解|教|推荐|助|个|带|bgm|歌名|尺码|同款|优惠|返场|价|指|出装|号|资源)|请问|想问|想知道|问一下|问下|问个|请教|谁知道|有人知道|告诉我/
const ENGLISH =
  /\b(?:how|what|what's|whats|when|where|which|who|whose|why|any)\b|^(?:can|could|do|does|did|is|are|was|will|would|should|has|have|may)\s+(?:you|i|we|he|she|it|they|this|that|there|the|anyone|someone|u)\b/
/** A choice: S还是M, 公的母的. */
const OR =
  /[^,，。\s]{1,10}(?<![我也都但可,，])还是(?!算了|要)[^,，。]{1,10}$|(?:^|[\s,，])([\u4e00-\u9fff]{1,2})的([\u4e00-\u9fff]{1,2})的$/
const OR_BUT = /还是.{0,6}(?:了|吧|好啊|最好|更好|靠谱|香)$|^.{0,4}(?:觉得|感觉|喜欢)/
/** 我的快递呢. */
const WHERE_IS = new RegExp(
  `^(?!.*(?:还|正在|在.{1,4}呢|着呢|才|可|都|没|真|挺|就|好|想|会|呢呢|呵))[^,，。]{1,10}呢[啊呀~]*${END}`,
)
/** 有货嘛 asks, 再唱一首嘛 begs. */
const MA = new RegExp(
  `(?:有|能|可以|会|包邮|正品|好用|好吃|好穿|显瘦|掉色|支持|送|退|换|是|在|行|可|到|够|多|贵|要|玩|卖|发|还有)[^,，。]{0,8}嘛${END}`,
)
const MA_BUT =
  /(?:再|就是|本来|别|快|才|都说|当然|一下|来|给|不是|说|要的|可以的|嘛嘛|行了)嘛|^(?:就是|再|来|别|快|不要|给)/

/** Phrases with a question word that ask nothing. */
const RHETORIC: readonly RegExp[] = [
  /(?:怎么|怎样|什么|啥|谁|哪里?|哪儿|哪个|多少|几|哪款)[^?？吗不]{0,7}?(?:都|也)(?![^,，。]{0,8}(?:吗|么|不$))/,
  /谁(?:不|顶得住|受得了|扛得住|能不|敢|还|叫|让|说不|料|管|懂|怕|信|知道呢|家好人|的错)|谁能(?:不|拒绝|懂|想到)/,
  /谁.{1,3}谁|几(?:块|毛)钱的(?:事|东西)|什么.{1,2}什么|怎么.{1,2}怎么|哪里.{1,2}哪里|(?:说|要|有|想|吃)什么(?:说|有|吃|给|是)什么/,
  /没有什么|有什么了不起|不知道(?:说|该)?(?:什么|怎么说)|有(?:啥|什么)(?:好|用|办法|意思|可)(?:怕|说|看|吵|争|的|稀奇|怪|显摆)|没(?:什么|啥)|什么(?:叫|也不|玩意|鬼|人啊|东西啊|跟什么|的都|嘛|神仙|自行车|素质|世道|档次|大不了)/,
  /哪(?:能|有(?!货|卖|优惠|些|家)|敢|知道|像|里哪里|儿的话|怕|都|来的(?:自信|勇气))|哪个[^?]{1,6}不|哪里(?:哪里|不|比得)/,
  /怎么(?:会|可能|可以这么|能这么|舍得|这么(?!贵|慢|久|卡|少|多人|小|大|晚|早|累|安静)|那么|说呢|说都|样都|都|也|办都)|不怎么|不管怎么|无论如何|怎么也|怎么办.{0,4}(?:想|好想|喜欢|爱)/,
  /难道|何必|何苦|岂|凭什么|要不(?!要)|可不是|不就是|你说呢(?!.)|几斤几两|无论|不管|管[他它]|算什么|什么时候都|至于吗|开玩笑吗?$|何乐|还用说吗|有必要吗|你懂[什个]么?|凭啥|关我什么|关你什么|算个?什么|怪谁/,
  /(?:大家|家人们|你们|兄弟们|姐妹们|都)?多少(?:支持|给|来|有点|还是|得|刷|点点|懂|沾)|多少(?:有|沾)点|没多少|不多少|多少(?:钱(?:我|也|他)|年没|次了)/,
  /能不能(?:尊重|别|不要|好好|安静|闭嘴|要点脸|有点素质|消停|滚|少说|文明|做个人)|可不可以(?:别|不要|闭嘴)|能别|要不要脸|好意思吗|有病吗|会不会(?:说话|聊天|玩啊|玩$|打啊)|有意思吗/,
  /([\u4e00-\u9fff]{1,2})不\1[\u4e00-\u9fff]{0,4}?(?:都|也|随|无所谓|没关系|重要|另说|是一回事)/,
  /^(?:what a|how (?:cute|nice|beautiful|lovely|sweet|pretty))|\b(?:no matter|anyway|whatever)\b/,
  /别问|不要问|有人问|别再问|不用问|问什么问|看公告|自己看|刚说了|说过了|看详情/,
  /不知道(?:为什么|怎么)?就|我知道(?:什么|怎么|为什么)|终于知道|原来(?:是|这|如此)|学会了|知道怎么|怎么样都行|说什么(?:都|也)|也不知道|不知道(?:是|有|会|能)/,
]

/** Bought, worn, eaten, heard of: told, not asked. */
const REPORT =
  /(?:已经?|刚刚?|早就|终于|上次|上回|昨天|去年|前天|之前|我|都)[^?？吗]{0,6}(?:下单|拍了|买了|收到|抢到|到了|用了|用掉|吃完|付了|冲了|买过|发货了|退了)|合身|合适(?![吗不么能可怎]|的话)|正好|刚好|刚刚好|宽松|很好|挺好|不错|真好|超好|好看(?!吗|不)|满意|回购|值这个|良心|真快|真香|推荐(?!一|哪|个|吗|下|什|$)|喜欢(?!可以|能|怎么|吗)|赞|棒|爱了|没问题|可以的|冲了|买了|拍了|下单了|收到了|到货了|用掉了|完美|划算(?!吗|不)|不贵(?!吗)|能接受|太美|舒服(?!吗|不)|回头客|好评|够用|真不错|闭眼入|听说|他说|客服说|公道|放心|有保证|很快|很慢|慢了|秒没|抢不到 |领到|结束|差评|后悔/

/** Whether a text asks, by its form. */
export function hasQuestionForm(text: string): boolean {
  const isSpoken = /[^?\s]/.test(text)
  if (MARK.test(text) && isSpoken && !isRhetoric(text.replace(/\?/g, ''))) return true
  if (ASKED.test(text) && !/不用问|别问|谁.{1,3}谁/.test(text)) return true
  if (isRhetoric(text)) return false
  if (PARTICLE.test(text) && !/不是吗|对吗$|什么$|怎么$|要么/.test(text)) return true
  if (CHOICE.test(text) || WH.test(text) || HOW_MANY.test(text) || ENGLISH.test(text)) return true
  if (FINAL_NOT.test(text) && !FINAL_NOT_BUT.test(text)) return true
  if (OR.test(text) && !OR_BUT.test(text)) return true
  return WHERE_IS.test(text) || (MA.test(text) && !MA_BUT.test(text))
}
function isRhetoric(text: string): boolean {
  return RHETORIC.some(turn => turn.test(text))
}

/** Whether a text tells of something done or found good. */
export function isReport(text: string): boolean {
  return REPORT.test(text)
}
