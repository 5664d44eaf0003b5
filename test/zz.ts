import { launch } from './e2e/harness/index.ts'

const n = Number(process.argv[2])
const w = Number(process.argv[3])
for (let i = 0; i < n; i++) {
  const b = await launch({ chromiumArgs: process.argv.slice(4) })
  for (let j = 0; j < w; j++) await (await b.openPanel()).close()
  await b.close()
}
