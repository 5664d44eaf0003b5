import { readFileSync, writeFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { deflateAsync } from '@gfx/zopfli'

/** More rounds take longer and win a thousandth. */
const ROUNDS = 5

const DEFLATED = 8
/** Sizes of what stands before names in a zip, and where in it the fields lie (APPNOTE.TXT of PKWARE, 4.3). */
const LOCAL = { size: 30, packed: 18, name: 26, extra: 28 }
const CENTRAL = { size: 46, method: 10, packed: 20, name: 28, extra: 30, comment: 32, offset: 42 }
const END = { size: 22, entries: 10, length: 12, offset: 16 }

/** Packs a zip anew where it lies, by the search of Zopfli: deflate as before, and a twentieth smaller. */
export async function repackFile(path: string): Promise<void> {
  writeFileSync(path, await repack(readFileSync(path)))
}

/** @param zip as WXT makes it: sizes in front of each file, no comment at its end */
export async function repack(zip: Buffer): Promise<Buffer> {
  const end = zip.subarray(zip.length - END.size)
  const files: Uint8Array[] = []
  const list: Buffer[] = []
  let written = 0
  let at = end.readUInt32LE(END.offset)
  for (let left = end.readUInt16LE(END.entries); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + CENTRAL.name)
    const entry = Buffer.from(zip.subarray(at, at + CENTRAL.size + nameLength))
    at += entry.length + entry.readUInt16LE(CENTRAL.extra) + entry.readUInt16LE(CENTRAL.comment)
    const from = entry.readUInt32LE(CENTRAL.offset)
    const local = Buffer.from(zip.subarray(from, from + LOCAL.size + nameLength))
    const data = from + local.length + local.readUInt16LE(LOCAL.extra)
    const packed = await smallest(zip.subarray(data, data + entry.readUInt32LE(CENTRAL.packed)), entry)

    local.writeUInt32LE(packed.length, LOCAL.packed)
    local.writeUInt16LE(0, LOCAL.extra)
    entry.writeUInt32LE(packed.length, CENTRAL.packed)
    entry.writeUInt32LE(written, CENTRAL.offset)
    entry.fill(0, CENTRAL.extra, CENTRAL.comment + 2)
    files.push(local, packed)
    list.push(entry)
    written += local.length + packed.length
  }
  const directory = Buffer.concat(list)
  end.writeUInt32LE(directory.length, END.length)
  end.writeUInt32LE(written, END.offset)
  return Buffer.concat([...files, directory, end])
}

async function smallest(packed: Buffer, entry: Buffer): Promise<Uint8Array> {
  if (entry.readUInt16LE(CENTRAL.method) !== DEFLATED) return packed
  const anew = await deflateAsync(inflateRawSync(packed), { numiterations: ROUNDS })
  return anew.length < packed.length ? anew : packed
}
