import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormatName } from '../../../lib/archive/export/formats/formats.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { AT, chat, freshStore, gift, person, writeSession } from '../store/entries.ts'
import { exported } from './exported.ts'

const TEXT = '=1+1,"引号"\n第二行<&>\u0007{\\b1}'
const EVENTS: LiveEvent[] = [
  chat(1, TEXT, person('7431234567890123456', { nickname: '@甲', level: 30 })),
  gift(2, 3),
  ...Array.from({ length: 300 }, (_, n) => chat(3 + n, `第${n}条 😂 [比心]`)),
]

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingdan-export-'))
  const store = freshStore()
  await writeSession(store, EVENTS)
  for (const format of ['ass', 'xml'] satisfies FormatName[])
    writeFileSync(join(folder, `file.${format}`), await exported(store, format, { zero: AT }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files are opened by programs that are not ours; of one that this machine has not, the tests are skipped. */
function opened(program: string, run: () => void): void {
  const isHere = spawnSync(program, ['-version']).error === undefined
  describe.skipIf(!isHere)(`opened by ${program}${isHere ? '' : ` (skipped: no ${program} here)`}`, run)
}

opened('ffmpeg', () => {
  test('ASS is read as subtitles, and drawn by libass', () => {
    const file = join(folder, 'file.ass')
    const read = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'srt', '-'], { encoding: 'utf8' })
    expect(read).toContain('=1+1,"引号" 第二行')
    expect(read).toContain('｛＼b1｝')
    expect(read.match(/-->/g)?.length).toBeGreaterThan(200)
    const picture = ['-f', 'lavfi', '-i', 'color=c=black:s=480x270:d=12', '-vf', `ass=${file}`]
    const drawn = spawnSync('ffmpeg', ['-v', 'error', '-ss', '0', ...picture, '-f', 'rawvideo', '-'], {
      maxBuffer: 2 ** 28,
    })
    expect(drawn.status).toBe(0)
    expect(String(drawn.stderr)).not.toMatch(/error/i)
    expect(drawn.stdout.some(byte => byte > 200)).toBe(true)
  }, 60_000)
})

opened('xmllint', () => {
  test('danmaku XML is well-formed, with every chat in it', () => {
    const count = execFileSync('xmllint', ['--xpath', 'count(/i/d)', join(folder, 'file.xml')], {
      encoding: 'utf8',
    })
    expect(Number(count)).toBe(301)
  })
})
