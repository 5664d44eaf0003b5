import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textCell } from '../../lib/archive/export/formats/text-cell.ts'
import { COLUMNS, stamp } from '../../lib/archive/export/words.ts'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { giftStorm } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import {
  type CalcCell,
  type Launched,
  launch,
  openHistory,
  openInCalc,
  readStored,
  until,
} from './harness/index.ts'

const missing = missingPrograms('spreadsheet')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''

describe.skipIf(missing.length > 0)(`tables in LibreOffice${why}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tingdan-tables-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe('a storm of gifts, exported by the history page', () => {
    let server: RoomServer
    let browser: Launched
    let page: Page
    let roomId = ''
    let totals = { gifts: 0, diamonds: 0 }

    beforeAll(async () => {
      server = await startServer()
      browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
      const room = server.addRoom({
        webRid: 'storm',
        title: '3-5',
        anchor: '＝糖糖',
        scene: giftStorm(7),
        page: { transport: 'socket' },
      })
      roomId = room.roomId
      const roomPage = await browser.openRoom(room.url)
      await room.done
      const sent = room.sent.at(-1)?.id
      page = await openHistory(browser)
      await until(
        () => readStored(page, roomId),
        ({ entries }) => entries.some(({ event }) => event.id === sent),
        60_000,
        ({ entries }) => `${entries.length} of ${room.sent.length} messages`,
      )
      await roomPage.close()
      await page.goto(browser.url(`archive.html#session=${roomId}`))
      await page.reload()
      await page.getByRole('button', { name: /^钻石 [1-9]/ }).waitFor()
      const figure = async (name: string) => {
        const label = await page
          .getByRole('button', { name: new RegExp(`^${name} \\d`) })
          .getAttribute('aria-label')
        return Number(label?.replace(/\D/g, ''))
      }
      totals = { gifts: await figure('礼物'), diamonds: await figure('钻石') }
      // The picker is the browser's own window; without it the file comes by download.
      await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    })
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    async function saved(format: 'csv' | 'xlsx'): Promise<string> {
      await page.getByRole('button', { name: '导出', exact: true }).click()
      await page.getByRole('radio', { name: format === 'csv' ? /CSV/ : /Excel/ }).check({ force: true })
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: '保存文件' }).click()
      const file = join(folder, `storm.${format}`)
      await (await download).saveAs(file)
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      return file
    }

    /** Each row's cells by the names of their columns. */
    function tableOf(cells: CalcCell[][]): Record<(typeof COLUMNS)[number], CalcCell>[] {
      const none = { type: '', text: '', value: '', formula: false }
      return cells
        .slice(1)
        .map(row => Object.fromEntries(COLUMNS.map((column, at) => [column, row[at] ?? none])) as never)
    }

    const TEXTS = ['type', 'nickname', 'text', 'gift', 'receiver', 'fansClub', 'roles'] as const
    const IDS = ['userId', 'displayId', 'eventId', 'roomTitle'] as const
    const NUMBERS = ['count', 'added', 'diamonds', 'likes', 'level', 'fansLevel', 'n'] as const

    test.each(['xlsx', 'csv'] as const)(
      '%s: times are dates, ids and texts are texts, numbers add up to what the page says',
      async format => {
        const rows = tableOf(await openInCalc(await saved(format)))
        const entries = (await readStored(page, roomId)).entries
        const types = (columns: readonly (typeof COLUMNS)[number][]) =>
          new Set(rows.flatMap(row => columns.map(column => row[column].type)))
        expect([...types(['time'])]).toEqual(['date'])
        expect([...types([...TEXTS, ...IDS])].sort()).toEqual(['', 'string'])
        expect([...types(NUMBERS)].sort()).toEqual(['', 'float'])
        expect(rows.some(row => Object.values(row).some(({ formula }) => formula))).toBe(false)

        const sum = (column: (typeof NUMBERS)[number]) =>
          rows.reduce((all, row) => all + Number(row[column].value), 0)
        expect({ gifts: sum('added'), diamonds: sum('diamonds') }).toEqual(totals)
        expect(sum('count')).toBe(totals.gifts)
        expect(totals.diamonds).toBeGreaterThan(1000)

        // A text of CSV may have a ' in front.
        const told = ({ text }: CalcCell) => (format === 'csv' ? text.replace(/^'/, '') : text)
        const byN = new Map(entries.map(entry => [entry.n, entry.event]))
        for (const row of rows) {
          const event = byN.get(Number(row.n.value))
          expect(told(row.eventId)).toBe(event?.id)
          expect(told(row.userId)).toBe(event?.user?.id ?? '')
          expect(told(row.roomTitle)).toBe('3-5')
          const time = event?.time ?? 0
          const seconds = stamp(time)
          if (format === 'csv') expect(row.time.value).toBe(seconds.replace(' ', 'T'))
          else expect(row.time.text).toBe(`${seconds}.${String(time % 1000).padStart(3, '0')}`)
        }
      },
    )
  })

  test.each(['zh', 'en'] as const)(
    "%s: any text of a CSV is a text, and the same but for a ' in front",
    async language => {
      const digits = fc.stringMatching(/^\d{1,20}$/)
      const sign = fc.constantFrom(
        ..."-/.:,%+*()'=@ \t\n年月日时分秒点号¥$￥＝＋－＠１２３".split(''),
        '上午',
        '周三',
        '\u00a0',
        '\u3000',
      )
      const word = fc.constantFrom(
        'E',
        'e',
        'Mar',
        'march',
        'Sun',
        'AM',
        'pm',
        'TRUE',
        'false',
        '#N/A',
        '真',
        'T',
        'Z',
        'GMT',
        'USD',
        '元',
        '好',
      )
      const odd = fc
        .array(fc.oneof(digits, sign, word), { minLength: 1, maxLength: 6 })
        .map(parts => parts.join(''))
      // The same each time: a program that is not ours is no place for luck.
      const texts = [
        ...new Set(
          fc.sample(fc.oneof({ weight: 5, arbitrary: odd }, fc.string({ unit: 'grapheme' })), {
            numRuns: 3000,
            seed: 42,
          }),
        ),
      ]
        .map(text => text.replace(/(?!\n)\p{C}/gu, ''))
        .filter(text => text.trim() !== '')
      const file = join(folder, `texts-${language}.csv`)
      const lines = texts.map((text, at) => `${at},"${textCell(text).replaceAll('"', '""')}"\r\n`)
      writeFileSync(file, `\ufeff${lines.join('')}`)
      const rows = await openInCalc(file, language)
      expect(rows).toHaveLength(texts.length)
      const wrong = rows.flatMap(([, cell], at) => {
        const { type, text, formula } = cell ?? { type: '', text: '', formula: false }
        const isRight = type === 'string' && !formula && text === textCell(texts[at] ?? '')
        return isRight ? [] : [`${JSON.stringify(texts[at])} is ${type} ${JSON.stringify(text)}`]
      })
      expect(wrong).toEqual([])
    },
  )
})
