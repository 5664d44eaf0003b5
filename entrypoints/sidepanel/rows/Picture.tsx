import { useState } from 'preact/hooks'
import { pictureUrl } from '../../../lib/panel/text.ts'

interface PictureProps {
  kind: 'emoji' | 'sticker'
  url: string | undefined
  /** What stands in its place where it cannot be shown. */
  name: string
}

/** A small picture from Douyin's servers, or its name. */
export function Picture({ kind, url, name }: PictureProps) {
  const [failed, setFailed] = useState(false)
  const src = pictureUrl(url)
  if (!src || failed) return <span>{name}</span>
  return (
    <img
      class={`picture-${kind}`}
      src={src}
      alt={name}
      title={name}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      onError={() => setFailed(true)}
    />
  )
}
