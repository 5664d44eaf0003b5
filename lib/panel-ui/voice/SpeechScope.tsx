import { useId } from 'preact/hooks'
import { i18n } from '../../i18n/i18n.ts'
import { kindLabel } from '../../i18n/kinds.ts'
import { EVENT_TYPES } from '../../model/kinds.ts'
import { showable } from '../../model/showable.ts'
import { GIFTS_AND_QUESTIONS, ONLY_ASKS, soloOf } from '../../settings/change/solo.ts'
import { useSoloSpeech } from '../chips/use-solo-speech.ts'
import { usePanel } from '../context.tsx'
import { viewName } from '../views/view-name.ts'

const FILTER_LIMIT = 16

/** What is read, with one click: as the settings say, gifts and questions, asks, or what was chosen elsewhere. */
export function SpeechScope() {
  const group = useId()
  const { solo, readOnly } = useSoloSpeech()
  const other = useOther(solo ?? '')
  const options = [
    { filter: '', words: i18n.t('scope.all') },
    { filter: GIFTS_AND_QUESTIONS, words: i18n.t('scope.giftsAndQuestions') },
    { filter: ONLY_ASKS, words: i18n.t('scope.asks') },
    ...other,
  ]
  return (
    <div class="scope" role="radiogroup" aria-label={i18n.t('scope.label')}>
      {options.map(({ filter, words }) => (
        <label key={filter} class="chip">
          <input type="radio" name={group} checked={solo === filter} onChange={() => readOnly(filter)} />
          <bdi>{words}</bdi>
        </label>
      ))}
    </div>
  )
}

/** A scope that was chosen in a menu: of a type, a view, or a filter of the user's. */
function useOther(solo: string): { filter: string; words: string }[] {
  const { settings } = usePanel()
  if (['', GIFTS_AND_QUESTIONS, ONLY_ASKS].includes(solo)) return []
  const type = EVENT_TYPES.find(type => soloOf(type) === solo)
  const view = settings.current.value.views.find(({ filter }) => filter === solo)
  const words = type ? kindLabel(type) : view ? viewName(view) : showable(solo, FILTER_LIMIT)
  return [{ filter: solo, words: i18n.t('scope.only', [words]) }]
}
