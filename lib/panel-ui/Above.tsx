import { i18n } from '#i18n'
import { usePanel } from '../ui/context.ts'

/**
 * What stands above the first row: the way to earlier ones, which are also fetched when the reader scrolls near them,
 * or why there are none.
 */
export function Above({ hold }: { hold: () => void }) {
  const { state } = usePanel()
  void state.revision.value
  const { above } = state.window
  if (!above) return null
  const isOff = above === 'nothing' && !state.settings.value.history.keep
  return (
    <p class="above">
      {above === 'more' ? (
        <button
          type="button"
          class="link"
          onClick={() => {
            hold()
            void state.window.back()
          }}
        >
          {i18n.t('feed.above.more')}
        </button>
      ) : (
        i18n.t(`feed.above.${isOff ? 'unkept' : above}`)
      )}
    </p>
  )
}
