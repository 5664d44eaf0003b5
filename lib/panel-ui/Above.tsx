import { i18n } from '../i18n/i18n.ts'
import { usePanel } from './context.tsx'

/** The line above the first row: a button for earlier rows, which scrolling loads too, or why there are none. */
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
