import { expect, test } from 'vitest'
import { programsOf } from '../../../scripts/shared-code.ts'

/** Who imports whom. */
const IMPORTERS: Record<string, string[]> = {
  '/x/entrypoints/sidepanel/main.tsx': [],
  '/x/entrypoints/background.ts': [],
  'C:\\x\\entrypoints\\archive\\main.tsx': [],
  '/x/lib/panel-ui/Feed.tsx': ['/x/entrypoints/sidepanel/main.tsx', '/x/entrypoints/floating/main.tsx'],
  '/x/entrypoints/obs/main.tsx': [],
  '/x/lib/obs-page/rows.ts': ['/x/entrypoints/obs/main.tsx', '/x/lib/panel-ui/Feed.tsx'],
  '/x/lib/ui/Row.tsx': ['/x/lib/panel-ui/Feed.tsx', 'C:\\x\\entrypoints\\archive\\main.tsx'],
  '/x/lib/model/events.ts': ['/x/lib/ui/Row.tsx', '/x/lib/model/kinds.ts', '/x/entrypoints/background.ts'],
  '/x/lib/model/kinds.ts': ['/x/lib/model/events.ts'],
  '/x/lib/alone.ts': [],
}
const modules = {
  getModuleInfo: (id: string) => (IMPORTERS[id] ? { importers: IMPORTERS[id] } : null),
}

test.each([
  ['/x/entrypoints/background.ts', ['worker']],
  ['/x/lib/panel-ui/Feed.tsx', ['page']],
  ['/x/lib/obs-page/rows.ts', ['obs', 'page']],
  ['/x/lib/ui/Row.tsx', ['history', 'page']],
  ['/x/lib/model/events.ts', ['history', 'page', 'worker']],
  ['/x/lib/model/kinds.ts', ['history', 'page', 'worker']],
  ['/x/lib/alone.ts', []],
])('%s is code of %j', (id, programs) => {
  expect([...programsOf(id, modules)].sort()).toEqual(programs)
})
