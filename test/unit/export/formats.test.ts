import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { AT, chat, freshStore, gift, person, writeSession } from '../store/entries.ts'
import { exported, exportedText } from './exported.ts'

const HOSTILE = '<b>&"\u0000\ud800{\\pos(1,1)}\r\n=1+1'

async function storeOf(...events: LiveEvent[]) {
  const store = freshStore()
  await writeSession(store, events)
  return store
}

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', async text => {
    const csv = await exportedText(await storeOf(chat(1, text)), 'csv')
    expect(csv).toContain(`'${text}`)
    expect(csv).not.toContain(`,${text}`)
    expect(csv).not.toContain(`"${text}`)
  })
  test.each(['＝1+1', '＋1', '－1', '＠a', ' =1', '\u3000=1', '\u200b=1', '\n=1', '\u00a0@a', '−1', "'=1"])(
    '%j is none either',
    async text => {
      const csv = await exportedText(await storeOf(chat(1, text)), 'csv')
      expect(csv).toContain(`'${text}`)
    },
  )
  test.each([
    ...[
      '3-5',
      '3/5',
      '1E5',
      '１２３',
      '007',
      '12:30',
      '5月3日',
      '2024-05-06',
      '5%',
      '¥5',
      '(5)',
      '1,234',
      'Mar 5',
      'SEPT1',
    ],
    ...['下午3:00', '周五3点', '1.50', 'TRUE', '#N/A', '7431234567890123456', '1 a', '666'],
  ])('%j stays a text', async text => {
    const csv = await exportedText(await storeOf(chat(1, text)), 'csv')
    expect(csv).toContain(`'${text}`)
  })
  test.each(['好', '第3句', '3号链接', 'v5', '1+1=2', '#话题', '5个', 'may i ask', '6啊', '😂'])(
    '%j is left as it is',
    async text => {
      const csv = await exportedText(await storeOf(chat(1, text)), 'csv')
      expect(csv).not.toContain(`'${text}`)
    },
  )
  test('ids are texts, numbers are numbers, and a time has no thousandths', async () => {
    const csv = await exportedText(await storeOf(gift(2, 3)), 'csv')
    const row = csv.split('\r\n')[1]?.split(',')
    expect(row?.[0]).toMatch(/^2026-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(row).toContain("'1000000000000000002")
    expect(row?.slice(5, 8)).toEqual(['3', '3', '6'])
  })
  test('begins with a BOM, quotes what has to be quoted, ends lines as Excel does', async () => {
    const csv = await exportedText(await storeOf(chat(1, '他说"好",\n走了')), 'csv')
    expect(csv.startsWith('\ufefftime,type,nickname,text,')).toBe(true)
    expect(csv).toContain(',"他说""好"",\n走了",')
    expect(csv.split('\r\n')).toHaveLength(3)
  })
  test('a name that is a formula is none either', async () => {
    const csv = await exportedText(await storeOf(chat(1, '好', person('1', { nickname: '=cmd()' }))), 'csv')
    expect(csv).toContain("'=cmd()")
  })
})

describe('XLSX', () => {
  test('each event is a row, ids stand as text, and hostile text is well-formed', async () => {
    const store = await storeOf(chat(1, HOSTILE), gift(2, 3))
    const files = unzipSync(await exported(store, 'xlsx'))
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    const sheet = new TextDecoder().decode(files['xl/worksheets/sheet1.xml'])
    expect(sheet.match(/<row /g)).toHaveLength(3)
    expect(sheet).toContain('&lt;b&gt;&amp;&quot;{\\pos(1,1)}&#13;\n=1+1')
    expect(sheet).toContain('<t xml:space="preserve">1000000000000000001</t>')
    expect(sheet).toContain('<c><v>6</v></c>')
    expect(sheet).toMatch(/<c s="1"><v>461\d\d\.\d+<\/v><\/c>/)
    expect(new TextDecoder().decode(files['xl/styles.xml'])).toContain('hh:mm:ss.000')
  })
})

describe('ASS', () => {
  test('rolls from its moment on, laid on the recording by the offset; braces are no commands', async () => {
    const store = await storeOf(chat(1, '太早'), chat(5, 'a{\\pos(1,1)}b'), chat(3661, '晚'))
    const ass = await exportedText(store, 'ass', { zero: AT + 2000 })
    const lines = ass.split('\n').filter(line => line.startsWith('Dialogue:'))
    expect(lines.map(line => line.split(',').slice(1, 3))).toEqual([
      ['0:00:03.00', '0:00:13.00'],
      ['1:00:59.00', '1:01:09.00'],
    ])
    expect(lines[0]).toMatch(/\{\\move\(1920,6,-\d+,6\)\}a｛＼pos\(1,1\)｝b$/)
  })
  test('what rolls at the same time has lanes of its own; what finds none is left out', async () => {
    const at = { time: AT, receivedAt: AT }
    const store = await storeOf(...Array.from({ length: 40 }, (_, n) => ({ ...chat(n, '一样长'), ...at })))
    const lanes = [...(await exportedText(store, 'ass')).matchAll(/\\move\(1920,(\d+)/g)].map(([, y]) => y)
    expect(new Set(lanes).size).toBe(lanes.length)
    expect(lanes).toHaveLength(15)
  })
})

test('danmaku XML: seconds of the recording, and hostile text is text', async () => {
  const xml = await exportedText(await storeOf(chat(1, HOSTILE), gift(2, 1)), 'xml')
  // danmaku2ass reads nothing of a file whose `<i>` is on the second line.
  expect(xml.split('\n')[0]).toBe('<?xml version="1.0" encoding="UTF-8"?><i>')
  expect(xml.match(/<d /g)).toHaveLength(1)
  expect(xml).toContain('<d p="1.000,1,25,16777215,1776000001,0,1,1"')
  expect(xml).toContain('>&lt;b&gt;&amp;&quot; {\\pos(1,1)} =1+1</d>')
})

test('plain text: one line an event, whatever is in it', async () => {
  const text = await exportedText(await storeOf(chat(1, '一\n二'), gift(2, 3)), 'text')
  const lines = text.trim().split('\n').slice(2)
  expect(lines.map(line => line.slice(11))).toEqual(['人1：一 二', '人5 送出 小心心 ×3（6 钻）'])
})

test('only what the filter and the range select', async () => {
  const store = await storeOf(chat(1, '问价'), chat(2, '不问'), chat(3, '问价'), gift(4, 1))
  const all = await exportedText(store, 'jsonl', { query: 'text:问价', from: AT + 2000, to: AT + 4000 })
  expect(all.match(/"entry"/g)).toHaveLength(1)
})

describe('pseudonyms', () => {
  const named: LiveEvent = {
    ...chat(1, '@人2 看人3', person('1', { secUid: 'SECRET', displayId: 'dy1', avatarUrl: 'https://p/1' })),
    segments: [{ kind: 'mention', text: '@人2', userId: '2' }],
  }
  const events: LiveEvent[] = [
    named,
    chat(2, '好', person('1')),
    chat(3, '好', person('2')),
    gift(4, 1, { toUser: { id: '2', nickname: '人2' } }),
    { ...chat(5), type: 'audience', top: [{ rank: 1, user: person('2'), score: '9' }] },
  ]
  test('hide name, id, picture and profile, in what others do too', async () => {
    const text = await exportedText(await storeOf(...events), 'jsonl', { pseudonym: '观众' })
    for (const secret of ['人1', '人2', 'SECRET', 'dy1', 'https://p/1', '"id":"1"', '"id":"2"'])
      expect(text).not.toContain(secret)
    expect(text).toContain('观众')
  })
  test('are the same for the same person, in every file of this machine', async () => {
    const store = await storeOf(...events)
    const names = async () => {
      const text = await exportedText(store, 'jsonl', { pseudonym: '观众', query: 'type:chat' })
      return [...text.matchAll(/"nickname":"(观众\w+)"/g)].map(([, name]) => name)
    }
    const [first, again] = [await names(), await names()]
    expect(first).toEqual(again)
    expect(first[0]).toBe(first[1])
    expect(first[0]).not.toBe(first[2])
    const elsewhere = await exportedText(await storeOf(...events), 'jsonl', { pseudonym: '观众' })
    expect(elsewhere).not.toContain(first[0])
  })
})
