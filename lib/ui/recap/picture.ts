import { i18n } from '../../i18n/i18n.ts'
import type { RecapWords } from './recap-words.ts'

const WIDTH = 720
const MARGIN = 40
const LINE = 34
/** Twice as many pixels, for dense screens. */
const SCALE = 2
const COLOURS = { ground: '#ffffff', text: '#14201f', quiet: '#53605f', accent: '#0b7a6f', money: '#8f4d00' }
const FONT = '"PingFang SC", "Microsoft YaHei UI", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif'

/**
 * A recap as a PNG.
 * @throws if the browser gives no canvas
 */
export async function recapPicture(words: RecapWords): Promise<Blob> {
  const lines = words.sections.reduce((sum, { lines }) => sum + Math.max(1, lines.length) + 1.4, 0)
  const height = 250 + LINE * (lines + 3.6)
  const canvas = new OffscreenCanvas(WIDTH * SCALE, Math.ceil(height) * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(SCALE, SCALE)
  context.fillStyle = COLOURS.ground
  context.fillRect(0, 0, WIDTH, height)
  const write = (text: string, x: number, y: number, size: number, colour: string, more: Writing = {}) => {
    context.font = `${more.bold ? 600 : 400} ${size}px ${FONT}`
    context.fillStyle = colour
    context.textAlign = more.right ? 'right' : 'left'
    context.fillText(fitted(context, text, more.width ?? WIDTH - 2 * MARGIN), x, y)
  }
  write(words.title, MARGIN, 62, 28, COLOURS.text, { bold: true })
  write(words.subtitle, MARGIN, 92, 15, COLOURS.quiet)
  const column = (WIDTH - 2 * MARGIN) / 3
  for (const [at, { name, value, change }] of words.figures.entries()) {
    const [x, y] = [MARGIN + column * (at % 3), 140 + 66 * Math.floor(at / 3)]
    write(value, x, y, 24, COLOURS.text, { bold: true, width: column - 16 })
    write(change === '' ? name : `${name} ${change}`, x, y + 22, 14, COLOURS.quiet, { width: column - 16 })
  }
  let y = 290
  for (const { title, lines: rows, none } of words.sections) {
    write(title, MARGIN, y, 15, COLOURS.accent, { bold: true })
    y += LINE
    if (rows.length === 0) {
      write(none, MARGIN, y, 17, COLOURS.quiet)
      y += LINE
    }
    for (const { left, right, marked } of rows) {
      write(left, MARGIN, y, 17, COLOURS.text, { width: 400 })
      write(right, WIDTH - MARGIN, y, 16, marked ? COLOURS.money : COLOURS.quiet, { right: true, width: 230 })
      y += LINE
    }
    y += LINE * 0.4
  }
  if (words.words.length > 0) {
    write(i18n.t('history.board.words'), MARGIN, y, 15, COLOURS.accent, { bold: true })
    write(words.words.join('  '), MARGIN, y + LINE, 17, COLOURS.text)
  }
  write(i18n.t('app'), WIDTH - MARGIN, height - 24, 13, COLOURS.quiet, { right: true })
  return canvas.convertToBlob({ type: 'image/png' })
}

interface Writing {
  bold?: boolean
  right?: boolean
  width?: number
}

/** As much of a text as fits, with an ellipsis. */
function fitted(context: OffscreenCanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  let letters = Array.from(text)
  while (letters.length > 0 && context.measureText(`${letters.join('')}…`).width > width)
    letters = letters.slice(0, -1)
  return `${letters.join('')}…`
}
