import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** What the sources are built and tested from, and what is generated of them. */
const SOURCES = ['lib', 'entrypoints', 'test/unit', 'test/room', 'test/fixtures', 'scripts', 'proto', 'docs']
const BESIDE = ['tsconfig.json', 'vitest.config.ts', 'package.json', '.wxt', 'proto/generated']
/** All that can be asked for a new type by the compiler. */
const COMPILED = ['.wxt/wxt.d.ts', 'lib', 'entrypoints', 'test/room', 'test/unit/model']

/**
 * CONTRIBUTING's recipe for a new message is followed in a copy: a message of a new type is added where the recipe begins, and
 * what the compiler and the tests then ask for is what the recipe lists.
 */
describe('the recipe for a new message type', () => {
  const steps = recipeIn(readFileSync('CONTRIBUTING.md', 'utf8'))
  const copy = mkdtempSync(join(tmpdir(), 'tingdan-recipe-'))
  let errors: string
  let failed: string[]

  beforeAll(async () => {
    copySources(copy)
    edit(
      copy,
      'lib/model/events.ts',
      'export type LiveEvent =\n',
      begin => `${EVENT}${begin}  | RecipeEvent\n`,
    )
    edit(copy, 'lib/model/methods.ts', '} as const\n', end => `  ${ROW}\n${end}`)
    const config = { extends: './tsconfig.json', include: COMPILED }
    writeFileSync(join(copy, 'tsconfig.recipe.json'), JSON.stringify(config))
    errors = await run(copy, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.recipe.json')
    edit(
      copy,
      'lib/protocol/messages/table.ts',
      NORMALISERS,
      begin => `${begin}  WebcastRecipeMessage: silent,\n`,
    )
    failed = await failedTests(copy)
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  test('begins in the table of messages, the union of events and the schema', () => {
    expect(filesBy(steps, 'you')).toEqual([
      'lib/model/events.ts',
      'lib/model/methods.ts',
      'lib/protocol/messages/',
      'proto/webcast.proto',
    ])
  })

  test('lists the files that the compiler asks for, and no other', () => {
    const asked = [...errors.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => file)
    expect(filesBy(steps, 'compiler')).toEqual([...new Set(asked)].sort())
  })

  test('lists the tests that fail, and no other', () => {
    const named = steps.map(({ by }) => by).filter(by => by.endsWith('.test.ts'))
    expect([...new Set(named)].sort()).toEqual(failed)
  })
})

const EVENT = "export interface RecipeEvent extends Base {\n  type: 'recipe'\n  text: string\n}\n\n"
const NORMALISERS = 'const NORMALISERS: { readonly [M in Method]: Normaliser<M> } = {\n'
const ROW = "WebcastRecipeMessage: row('AnyMessage', 'recipe', '食谱', 'Recipe'),"

interface Step {
  file: string
  by: string
}

/** The rows of the recipe's tables: a file, what goes there, and who asks for it. */
function recipeIn(text: string): Step[] {
  const section = /## Adding a message type\n([\s\S]*?)\n## /.exec(text)?.[1] ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \|.*\| (?:the )?`?([\w.-]+)`? \|$/gm)].map(
    ([, file = '', by = '']) => ({ file, by }),
  )
}

function filesBy(steps: readonly Step[], by: string): string[] {
  return steps.flatMap(step => (step.by === by ? [step.file] : [])).sort()
}

function copySources(to: string): void {
  const options = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', ...SOURCES]
  const files = execFileSync('git', options, { encoding: 'utf8' }).split('\n').filter(Boolean)
  for (const path of [...files, ...BESIDE]) cpSync(path, join(to, path), { recursive: true })
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'), 'junction')
}

function edit(folder: string, file: string, place: string, change: (place: string) => string): void {
  const before = readFileSync(join(folder, file), 'utf8')
  expect(before.split(place), `${file} has one ${place}`).toHaveLength(2)
  writeFileSync(join(folder, file), before.replace(place, change(place)))
}

/** Runs a program of Node; that it fails is what is looked for. @returns what it writes */
function run(folder: string, ...args: string[]): Promise<string> {
  return new Promise(resolve => {
    const options = { cwd: folder, env: { ...process.env, VITEST: '', FORCE_COLOR: '' }, maxBuffer: 1e8 }
    execFile(process.execPath, args, options, (_, stdout, stderr) => resolve(stdout + stderr))
  })
}

/** The files of tests that read the table of messages, and fail in the copy. Properties hold for any row, and take long. */
async function failedTests(folder: string): Promise<string[]> {
  const files = execFileSync('git', ['grep', '-lw', 'METHODS', '--', 'test/unit/*.test.ts'], {
    encoding: 'utf8',
  }).split('\n')
  const tests = files.filter(
    file => file !== '' && !/house|\bfast-check\b/.test(file + readFileSync(file, 'utf8')),
  )
  const report = join(folder, 'report.json')
  const options = ['--project', 'unit', '--reporter', 'json', '--outputFile', report]
  const output = await run(folder, 'node_modules/vitest/vitest.mjs', 'run', ...options, ...tests)
  const { testResults } = readReport(report, output)
  expect(testResults).toHaveLength(tests.length)
  return testResults
    .flatMap(({ name, status }) => (status === 'failed' ? [name.replace(/.*\//, '')] : []))
    .sort()
}

function readReport(file: string, output: string): { testResults: { name: string; status: string }[] } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(output, { cause })
  }
}
