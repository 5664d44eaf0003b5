import { PictureInPicture2, X } from 'lucide'
import { useState } from 'preact/hooks'
import { openWindowOnTop } from '../../lib/browser/picture-in-picture.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { type Fault, faultOf } from '../../lib/model/fault.ts'
import { FLOATING_BOUNDS } from '../../lib/settings/schema/floating.ts'
import { FaultLine } from '../../lib/ui/parts/FaultLine.tsx'
import { Icon } from '../../lib/ui/parts/Icon.tsx'
import { SettingsFault } from '../../lib/ui/parts/SettingsFault.tsx'
import { useSettings } from '../../lib/ui/settings-context.ts'

/** How long a window keeps its size before the size is remembered, in ms. */
const RESTED = 400

/** Opens the window on top: the browser allows that only to a click in a page that stays open. */
export function Opener() {
  const settings = useSettings()
  const [opened, setOpened] = useState<Window | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const open = async () => {
    setFault(null)
    try {
      const { width, height } = settings.current.peek().floating
      const made = await openWindowOnTop({ width, height })
      fill(made)
      followSize(made, size => settings.change(all => ({ ...all, floating: { ...all.floating, ...size } })))
      made.addEventListener('pagehide', () => setOpened(null), { once: true })
      setOpened(made)
    } catch (error) {
      setFault(faultOf(error))
    }
  }
  return (
    <main class="opener">
      <h1>{i18n.t('floating.title')}</h1>
      {opened ? (
        <>
          <p>{i18n.t('floating.isOpen')}</p>
          <button type="button" class="secondary" onClick={() => opened.close()}>
            <Icon node={X} />
            {i18n.t('floating.close')}
          </button>
        </>
      ) : (
        <>
          <button type="button" class="cta" onClick={open}>
            <Icon node={PictureInPicture2} />
            {i18n.t('floating.open')}
          </button>
          <p>{i18n.t('floating.hint')}</p>
        </>
      )}
      {fault && <FaultLine fault={fault} />}
      <SettingsFault />
    </main>
  )
}

/** Puts this page into the window as a frame. */
function fill({ document: page }: Window): void {
  page.title = document.title
  page.documentElement.style.cssText = 'height: 100%; background: #000'
  page.body.style.cssText = 'height: 100%; margin: 0'
  const frame = page.createElement('iframe')
  frame.src = location.href
  frame.title = document.title
  frame.style.cssText = 'display: block; width: 100%; height: 100%; border: 0'
  page.body.append(frame)
}

/** Tells the window's size whenever the user has changed it. */
function followSize(made: Window, onSize: (size: { width: number; height: number }) => void): void {
  let resting: ReturnType<typeof setTimeout> | undefined
  made.addEventListener('resize', () => {
    clearTimeout(resting)
    resting = setTimeout(() => {
      const { innerWidth, innerHeight } = made
      // A window that closes has no size.
      if (innerWidth === 0 || innerHeight === 0) return
      onSize({
        width: bounded(innerWidth, FLOATING_BOUNDS.width),
        height: bounded(innerHeight, FLOATING_BOUNDS.height),
      })
    }, RESTED)
  })
}

function bounded(value: number, [least, most]: readonly [number, number]): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}
