import { i18n } from '#i18n'
import { usePanel } from './context.tsx'

/**
 * What stands above the first row: the way to earlier ones, which are also fetched when the reader scrolls near them,
 * or why there are none.
 */
export function Above({ hold }: { hold: () => void }) {
  const { feedView, settings } = usePanel()
  void feedView.revision.value
  const { above } = feedView.window
  if (!above) return null
  const isOff = above === 'nothing' && !settings.current.value.history.keep
  return (
    <p class="above">
      {above === 'more' ? (
        <button
          type="button"
          class="link"
          onClick={() => {
            hold()
            void feedView.window.back()
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
