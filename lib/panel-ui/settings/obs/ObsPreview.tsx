import { useEffect, useRef, useState } from 'preact/hooks'
import { i18n } from '../../../i18n/i18n.ts'
import { PAGE_EVENT } from '../../../model/page-event.ts'
import { type Saved, toSearch } from '../../../obs-page/choices.ts'
import { PREVIEW_LINES, previewDetail } from '../../../settings-page/obs-preview.ts'

/** The same page as a frame. */
const PAGE = '/obs.html'
/** The picture in it, in CSS pixels. */
const WIDTH = 800
const HEIGHT = 450
/** Between two messages, in ms: reading speed. */
const PACE = 1100
/** A dragged colour changes often; the page is opened anew only once it rests, in ms. */
const REST = 250

/** The page over a picture, with an invented room in it. */
export function ObsPreview({ choices }: { choices: Saved }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setScale(element.clientWidth / WIDTH))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const wanted = `${PAGE}?${toSearch(choices)}`
  const [address, setAddress] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setAddress(wanted), REST)
    return () => clearTimeout(timer)
  }, [wanted])
  const step = useRef(0)
  const tell = () => {
    const window = frame.current?.contentWindow
    window?.dispatchEvent(new CustomEvent(PAGE_EVENT, { detail: previewDetail(step.current++) }))
  }
  useEffect(() => {
    const timer = setInterval(tell, PACE)
    return () => clearInterval(timer)
  }, [])
  return (
    <div ref={box} class="obs-preview" style={{ aspectRatio: `${WIDTH} / ${HEIGHT}` }}>
      <iframe
        ref={frame}
        title={i18n.t('obsPage.preview')}
        src={address}
        tabIndex={-1}
        width={WIDTH}
        height={HEIGHT}
        style={{ transform: `scale(${scale})` }}
        onLoad={() => {
          for (let at = 0; at < PREVIEW_LINES; at++) tell()
        }}
      />
    </div>
  )
}
