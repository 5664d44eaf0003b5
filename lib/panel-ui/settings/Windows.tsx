import { hasWindowsOnTop } from '../../browser/picture-in-picture.ts'
import { openFloating, openWelcome, openWindow } from '../../browser/tabs.ts'
import { i18n } from '../../i18n/i18n.ts'

/** Opens the panel's other forms in windows. */
export function Windows() {
  return (
    <>
      <div class="buttons">
        <button type="button" class="secondary" onClick={() => openWindow('/sidepanel.html', 420, 800)}>
          {i18n.t('windows.popOut')}
        </button>
        {hasWindowsOnTop() && (
          <button type="button" class="secondary" onClick={() => openFloating()}>
            {i18n.t('floating.label')}
          </button>
        )}
        <button type="button" class="secondary" onClick={() => openWindow('/overlay.html', 480, 640)}>
          {i18n.t('windows.overlay')}
        </button>
        <button type="button" class="secondary" onClick={openWelcome}>
          {i18n.t('windows.tour')}
        </button>
      </div>
      {!hasWindowsOnTop() && <p class="aside">{i18n.t('floating.missing')}</p>}
    </>
  )
}
