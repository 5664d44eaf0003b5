import Reader from 'protobufjs/src/reader.js'
import type { Int64 } from './int64.ts'

/** Strings up to this many bytes are decoded here; longer ones are worth the call into TextDecoder. */
const SHORT = 48

const TWO_32 = 4_294_967_296

/**
 * The protobuf reader that all our decoding goes through. Other than protobufjs's own it takes text with
 * broken UTF-8 (a bad byte in a nickname must not cost the message) and reads short Chinese text without a
 * TextDecoder, which costs more than the text itself. 64-bit numbers do without Long, an object for each of which most
 * are small: of the kinds that the schema has.
 */
export class WireReader extends Reader {
  override string(): string {
    const length = this.uint32()
    const start = this.pos
    const end = start + length
    if (length > SHORT || end > this.len) return this.longString(length, start, end)
    const buf = this.buf
    let text = ''
    let at = start
    while (at < end) {
      const a = buf[at++] as number
      if (a < 0x80) {
        text += String.fromCharCode(a)
        continue
      }
      const b = buf[at++] as number
      const c = buf[at++] as number
      // Three bytes, as nearly all Chinese is, whole, not overlong and not a surrogate; all else goes the long way.
      const code = ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f)
      const whole = (a & 0xf0) === 0xe0 && (b & 0xc0) === 0x80 && (c & 0xc0) === 0x80 && at <= end
      if (!whole || code < 0x800 || (code & 0xf800) === 0xd800) return this.longString(length, start, end)
      text += String.fromCharCode(code)
    }
    this.pos = end
    return text
  }

  override stringVerify(): string {
    return this.string()
  }

  int64(): Int64 {
    return this.varint64(false)
  }

  uint64(): Int64 {
    return this.varint64(true)
  }

  fixed64(): Int64 {
    const low = this.fixed32()
    return int64(low, this.fixed32(), true)
  }

  private varint64(unsigned: boolean): Int64 {
    const { buf, len } = this
    let low = 0
    let high = 0
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.pos >= len) throw RangeError(`number cut at ${len}`)
      const byte = buf[this.pos++] as number
      const bits = byte & 0x7f
      if (shift < 32) low |= bits << shift
      if (shift === 28) high = bits >> 4
      else if (shift > 28) high |= bits << (shift - 32)
      if (byte < 0x80) return int64(low >>> 0, high >>> 0, unsigned)
    }
    throw Error('number of more than ten bytes')
  }

  private longString(length: number, start: number, end: number): string {
    if (end > this.len) throw RangeError(`text of ${length} bytes, ${this.len - start} there`)
    this.pos = end
    return decoder.decode(this.buf.subarray(start, end))
  }
}

/** A plain number where it is exact. */
function int64(low: number, high: number, unsigned: boolean): Int64 {
  return high < 0x20_0000 ? high * TWO_32 + low : { low: low | 0, high: high | 0, unsigned }
}

/** Broken sequences become U+FFFD; a byte order mark is text like any other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
