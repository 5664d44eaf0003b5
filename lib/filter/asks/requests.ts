/** What is wanted about goods without asking: put the link up, show it, keep one; a height with a weight. On folded text. */

const NUMBER_OF_GOODS =
  '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})号(?:的|链接|款|这款|那款|衣服|裤子|裙子|包|鞋)?'
/** What is asked to be done with goods: show it, put it on, put the link up, name its price, keep one. */
const REQUESTS: readonly RegExp[] = [
  /(?:报|说|讲|念|介绍)(?:一?下|一遍|个|一声|说)?(?:[^,，。]{0,6})?(?:价|尺码|尺寸|码|裤长|衣长|成分|材质|面料|链接|号|优惠|配料|规格|颜色|功能|重量|用法|克重|参数)/,
  /(?:价格?|尺码|尺寸|裤长|衣长|腰围|胸围|成分|材质|面料|优惠|配料|规格|颜色|链接|参数|重量)(?:再)?(?:报|说|讲|念|发|介绍|上|挂|弹|来)(?:一?下|一遍|个|出来|看看|一哈|嘛)?/,
  new RegExp(
    `(?:上|挂|弹|讲|看|试|穿|过|介绍|换|展示|拿|来|补|加|返|放|开|解|讲解)(?:一?下|一遍|一眼|个|身|穿|看看)?(?:下)?${NUMBER_OF_GOODS}`,
  ),
  new RegExp(`${NUMBER_OF_GOODS}(?:再|可以)?(?:上|挂|弹|讲|看|试|穿|介绍|展示|拿|补|加|返|放|开|再来|讲解)`),
  /(?:上|挂|弹|放|补|开|加)(?:一?下|个|点|几)?(?:链接|库存|货|单|券|车)(?!了)|链接[^,，。了]{0,4}(?:上|挂|弹|发)(?:一?下|出来)|发(?:一?下|个|点|几)?(?:链接|单|券)(?!了)|(?:催|快点|尽快|赶紧|早点)[^,，。]{0,3}发货?|再(?:来|上|加|放|补)\d+[单件个份]|[上挂弹]一?下[^,，。了]{0,6}链接/,
  /备注(?:一?下)?[\u4e00-\u9fff]|(?:我要|申请|给我|帮我)(?:退|换)|(?:快递|物流|单号|包裹).{0,6}没(?:动|更新|收到|到(?!货$)|信息)/,
  /[\u4e00-\u9fffa-z\d](?:看|试|穿|讲|介绍|展示|拿|转)(?:过来|近)?(?:看|一)?(?:下|看|遍|眼)(?:呗|吧|嘛|呀|啊)?$|(?:试|穿|看|讲|拿)一?下[^,，。了]{0,6}(?:色|款|件|条|双|码|的)|拿近|链接(?:没了|呢|不见了|打不开|没有了?)$/,
  /(?:试|穿)(?:一?下|上|穿)(?:看|走|那|这|给|吧|呗|嘛|$|[^了,，。]{0,6}(?:看看|效果))|走两步|转(?:一圈|个圈|一下身|过去)|(?:看|拍|展示|拿近)(?:一?下|看)?(?:后面|背面|里面|内里|细节|近点|面料|实物|侧面|正面|标签|配料表|成分表|日期|证书|吊牌|效果|上身)/,
  /(?:给我|帮我|我)?(?:留|来|要)(?:一|个|两|件|条|双|单|份|套)[^,，。了]{0,8}(?:码|色|号|的|款|单|件|双|套|[smlx]{1,4})$/,
  /便宜(?:点|一点|些)|少点|再(?:降|减|送|便宜|优惠|放|加|补|来|上)(?:点|一|几|个)?(?:单|点|货|库存|波|批|个)?$|改(?:一?下)?价|抹零|送(?:点|个)(?:小样|赠品|东西)/,
  /求(?:链接|同款|尺码|优惠|返场|补货|价|上车)|推荐(?:一?下|一款|一件|个|款|一双|一套)/,
]
/** A refusal or a call of another kind that looks like a request. */
const REQUESTS_BUT =
  /下次|明天再|还会|^(?:我|来|先|就|进来|过来)(?:看|试)|再(?:唱|跳|来一首|播|玩|打)|一首|已|抢到|买到|来了$|唱|歌/

/** Whether a text wants something done about goods. */
export function isRequest(text: string): boolean {
  return REQUESTS.some(request => request.test(text)) && !REQUESTS_BUT.test(text)
}

/** What may stand around a height and a weight that ask for a size. */
const AROUND_BODY =
  /身高|体重|我|女|男|宝宝|的|cm|kg|公斤|千克|厘米|斤|高|重|码|穿|要|选|x{0,4}[sl]\b|m\b|[\s,，./、:：?？+-]|米|岁|生/g
const BODY =
  /(?<!\d)(?:1[3-9]\d|1[.米][3-9]\d?)(?!\d)[^\d]{0,6}(?<!\d)(?:[3-9]\d|1\d\d|2[0-4]\d)(?:\.\d)?(?!\d)/

/** Whether a text is a height with a weight and no more: what size, it asks. */
export function isBareMeasure(text: string): boolean {
  if (!BODY.test(text)) return false
  return text.replace(BODY, '').replace(AROUND_BODY, '').replace(/\d/g, '').length <= 2
}
