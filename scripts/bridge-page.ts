import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page for OBS, which the build puts beside the extension's own. */
const PAGE = join(import.meta.dirname, '..', '.output', 'chrome-mv3', 'tingdan-obs.html')

/** The page at the bridge's address, as built; a sentence instead where nothing is built. */
export function overlayPage(): string {
  return existsSync(PAGE)
    ? readFileSync(PAGE, 'utf8')
    : '<!doctype html><meta charset="utf-8"><p>悬浮窗网页还没有构建：先运行 npm run build。 / The page is not built: run `npm run build` first.</p>'
}
