/** Eyes, mouths, cheeks and hands of faces; never in text. */
const FEATURES =
  '▽△▼▲∇ωω･・ﾟ°´｀`ˋˊ≧≦￣¯╯╰╭╮□○●◯〇◕‿⁀ᴗ•̀́ˇ˘ಥಠツ皿Д∀ェへ﹏⌒∩ε︶︿﹃╥╰┏┓┗┛✪⊙◎☉⊙ヮ罒ຶ᷄᷅ºδ☯✿❀✧♡♥❤☆★ʕʔᕙᕗᕦᕤ๑ღ∠∑σ≖´`﹁¬΄῀◔◡ʘ益彡°＾︵┻━⌓ᵕᴥᆺᴥ˙꒪꒳꒵ᐛᑒ◞◟⸝ㅂㅅㅇㅠㅜㅁಡᗜᗒᗕ˂˃ᐢ⁼'
/** Serve as eyes, mouths and hands beside a feature. */
const HELPER =
  /[\s_.,;:'"^~=\-+*<>＜＞/\\|!！?？oO0QqTtXxvVuUwWnNmMdDbBpPcCzZyεзσっつづノﾉヾヽ゜人口ロェ艹Σ∑d°〃；…。、，#$&@%´｡ﾟヘシン\p{M}\p{Lm}\uff61-\uff9f]/u
const SHAPES =
  '\\u2500-\\u257f\\u25a0-\\u25ff\\u2600-\\u26ff\\u2700-\\u27bf\\u10a0-\\u10ff\\u02b0-\\u036f\\u1d00-\\u1dbf'
const EYES = `[${FEATURES.replace(/[\]\\^-]/g, '\\$&')}${SHAPES}]`
/** Hands, sweat, stars, tables around a face. */
const ARM = `(?:${EYES}|[~～*=;；。.°゜´\`^\\-_|\\\\/<>＜＞ヾヽノﾉゞづつっシمو๑ಠ۶و༼༽ᕗᕙ凸│︴∑Σ∠ε٩۶ლ]|[oOmbdqpQywz](?![A-Za-z0-9])|[\\uff61-\\uff9f])`
const FRAMED = new RegExp(
  `(?:${ARM}\\s?){0,8}(?<![A-Za-z])(?:[oOmdbwqp](?=[(（]))?[(（༼\\[｛{⁽]\\s?([^()（）\\[\\]\\n]{1,18}?)\\s?[)）༽\\]｝}⁾](?:\\s?${ARM}){0,10}`,
  'gu',
)
/** Without a frame: two eyes with a mouth between. */
const BARE = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])(?:T[_.\-﹏]*[_﹏△]T|T_+T|T\^T|TAT|QAQ|Q_+Q|QvQ|QwQ|qwq|QWQ|TwT|TVT|OTZ|otz|orz|ORZ|Orz|OwO|owo|OvO|ovo|UwU|uwu|uvu|XD|xD|X﹏X|O_+[oO]|o_+[oO]|0_+0|[oO]\.[oO]|0\.0|=_+=|=\.=|-_+-[|!]*|-\.-|>_+<|>\.<|>﹏<|\^_*\^|\^[oOvwω]\^|\^\.\^|@_+@|\$_+\$|\*_+\*|\._+\.|;_+;|u_+u|v_+v|x_+x|X_+X|n_+n|\+_+\+|&gt;_&lt;)(?![A-Za-z0-9])[~;!b]*`,
    String.raw`(?<![A-Za-z0-9])(?::-?[)(DPpOo3|\]\[*]|;-?[)DPp]|=[)(DPp]|:'\(|:-?\/(?!\/)|<3)(?![A-Za-z0-9/])`,
    '[￣ˉ¯]\\s?[へ﹃︶︿▽□△ω_.o皿～~]+\\s?[￣ˉ¯]',
    '[⊙◎☉●○◕•≧＞>≖¬눈ಠಥ╥◔✪][﹏_.ωo▽△□‿ᴗ◡▿︿～~、ᆺдДヮ]{1,3}[⊙◎☉●○◕•≦＜<≖¬눈ಠಥ╥◔✪]',
    'ʕ[^ʔ]{1,10}ʔ[ノﾉっ♡]*',
    '(?<![A-Za-z])T T(?![A-Za-z])',
    '[→←]_+[→←]|¯\\\\_\\(ツ\\)_/¯',
  ].join('|'),
  'gu',
)
const EYE = new RegExp(EYES, 'u')
/** Text in brackets is no face. */
const TEXT_INSIDE = /[\p{Script=Han}\p{Script=Hiragana}](?<![人口皿益罒へづつっ彡艹])|[A-Za-z]{3}|\d{2}/u
const ANY = /[ʕ(（༼⁽￣¯ˉ⊙◎☉≧≦＞>_.:;=^→←ATQqOoXxUu¬]/

/** Replaces each face, arms included, by a space: a voice would spell it. */
export function withoutFaces(text: string): string {
  if (!ANY.test(text)) return text
  return text
    .replace(FRAMED, (face, inside: string) => (isFace(face, inside) ? ' ' : face))
    .replace(BARE, ' ')
}

function isFace(face: string, inside: string): boolean {
  if (TEXT_INSIDE.test(inside)) return false
  let eyes = 0
  let others = 0
  for (const sign of inside) {
    if (EYE.test(sign)) eyes++
    else if (!HELPER.test(sign)) others++
  }
  if (eyes >= 2) return others <= 2
  if (eyes === 1) return others === 0
  return (
    ASCII_FACE.test(inside) ||
    (inside.trim() !== '' && others === 0 && EYE.test(face.replace(/[（(].*[)）]/u, '')))
  )
}

/** Of plain signs: `(^_^)`, `(T_T)`. */
const ASCII_FACE =
  /^\s?(?:[\^><=TtoO0;:*xX@$]\s?[_.oOwv^\-~]{1,3}\s?[\^><=TtoO0;:*xX@$]|[_.^]{2,}|[><^=][><^=])\s?$/
