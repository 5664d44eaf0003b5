import { FIELD_NAMES, FIELDS } from '../../filter/fields.ts'
import { i18n } from '../../i18n/i18n.ts'
import { usePanel } from '../context.tsx'
import { Sheet } from '../Sheet.tsx'

const EXAMPLES = [
  ['type:gift diamonds>=99', 'gifts'],
  ['level>=20 is:fan', 'fans'],
  ['text:/多少钱|价格/ is:admin', 'admins'],
  ['is:question -has:link', 'questions'],
  ['-from:"张三"', 'notFrom'],
  ['type:gift,follow or is:admin', 'either'],
  ['after:21:00 diamonds>=1000', 'evening'],
] as const

/** Examples of the filter language; a click tries one. */
export function FilterHelp() {
  const { feedView, sheets } = usePanel()
  const attempt = (filter: string) => {
    feedView.search(filter)
    sheets.sheet.value = null
  }
  return (
    <Sheet title={i18n.t('filterHelp.title')}>
      <div class="filter-help">
        <p>{i18n.t('filterHelp.words')}</p>
        <p>{i18n.t('filterHelp.more')}</p>
        <ul>
          {EXAMPLES.map(([filter, purpose]) => (
            <li key={filter}>
              <button type="button" class="example" onClick={() => attempt(filter)}>
                <code>{filter}</code>
                <span class="example-purpose">{i18n.t(`filterHelp.${purpose}`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p>{i18n.t('filterHelp.rules')}</p>
        <h3>{i18n.t('filterHelp.fields')}</h3>
        <dl>
          {FIELD_NAMES.map(name => (
            <div key={name}>
              <dt>
                <code>{name}</code> {FIELDS[name].aliases.join(' ')}
              </dt>
              <dd>{i18n.t(`fields.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Sheet>
  )
}
