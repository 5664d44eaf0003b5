import { Copy } from 'lucide'
import type { Row } from '../../feed/row.ts'
import { i18n } from '../../i18n/i18n.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { Sheet } from '../Sheet.tsx'
import { copyJson, rawOf } from './copy.ts'
import { JsonTree } from './JsonTree.tsx'

/** A row's decoded events. */
export function RawSheet({ row }: { row: Row }) {
  const { sheets } = usePanel()
  return (
    <Sheet title={i18n.t('row.raw')}>
      <JsonTree value={rawOf(row)} />
      <button type="button" class="secondary" onClick={() => copyJson(sheets, row)}>
        <Icon node={Copy} />
        {i18n.t('row.copyJson')}
      </button>
    </Sheet>
  )
}
