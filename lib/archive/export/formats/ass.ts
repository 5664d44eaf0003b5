import { momentOf } from '../../../model/moment.ts'
import type { Writer, WriterOptions } from '../writer.ts'
import { overlaid } from './overlaid.ts'

const WIDTH = 1920
const HEIGHT = 1080
const SIZE = 48
const LANE = 54
/** Keeps the lower quarter free for subtitles and faces. */
const LANES = Math.floor((HEIGHT * 0.75) / LANE)
/** Ms on screen. */
const UNDER_WAY = 10_000
/** Pixels between two texts in a lane. */
const DISTANCE = 40

const HEAD = `[Script Info]
ScriptType: v4.00+
PlayResX: ${WIDTH}
PlayResY: ${HEIGHT}
WrapStyle: 2
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Chat,Noto Sans CJK SC,${SIZE},&H00FFFFFF,&H00FFFFFF,&H80000000,&H80000000,0,0,0,0,100,100,0,0,1,2,0,7,0,0,0,1
Style: Super,Noto Sans CJK SC,${SIZE},&H004AC2FF,&H004AC2FF,&H80000000,&H80000000,1,0,0,0,100,100,0,0,1,2,0,7,0,0,0,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`

/**
 * Subtitles that roll over a recording (Advanced SubStation Alpha), in lanes without overlap. Without a free lane a
 * text is dropped, as players do.
 */
export function assWriter({ zero }: WriterOptions): Writer {
  const lanes = Array.from({ length: LANES }, () => ({ entered: -Infinity, width: 0 }))
  return {
    head: () => HEAD,
    session: () => '',
    line: ({ entry: { event } }) => {
      const text = overlaid(event)
      const start = momentOf(event) - zero
      if (!text || start < 0) return ''
      const width = widthOf(text)
      const lane = lanes.findIndex(({ entered, width: before }) => isFree(start - entered, before, width))
      if (lane < 0) return ''
      lanes[lane] = { entered: start, width }
      const y = lane * LANE + 6
      const move = `{\\move(${WIDTH},${y},${-width},${y})}`
      const style = event.type === 'superchat' ? 'Super' : 'Chat'
      return `Dialogue: 0,${clock(start)},${clock(start + UNDER_WAY)},${style},,0,0,0,,${move}${plain(text)}\n`
    },
    tail: () => '',
  }
}

/**
 * The previous text must be fully in, and must not be caught up with.
 * @param after ms since it entered
 */
function isFree(after: number, before: number, width: number): boolean {
  if (after >= UNDER_WAY) return true
  if (after < 0) return false
  const gone = (after / UNDER_WAY) * (WIDTH + before)
  if (gone < before + DISTANCE) return false
  // The head must not arrive before the previous tail has left.
  const left = UNDER_WAY - after
  return (left / UNDER_WAY) * (WIDTH + width) < WIDTH
}

/** Han characters and emoji are as wide as the font size, others half. */
function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += sign.charCodeAt(0) < 0x2e80 ? SIZE / 2 : SIZE
  return width
}

/** Braces and backslashes are commands, full-width ones are not. */
function plain(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝').replaceAll('\\', '＼')
}

/** `1:02:03.45` */
function clock(ms: number): string {
  const hundredths = Math.round(ms / 10)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const seconds = hundredths / 100
  return `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`
}
