import { useState } from 'preact/hooks'
import { pictureUrl } from '../../model/showable.ts'
import { emojiOf } from './emoji.ts'

interface PictureProps {
  kind: 'emoji' | 'sticker'
  url: string | undefined
  /** A code such as `[比心]`, or words. */
  name: string
}

/** A small picture from Douyin; if it is missing or fails, the nearest emoji or its name. */
export function Picture({ kind, url, name }: PictureProps) {
  const [failed, setFailed] = useState(false)
  const src = pictureUrl(url)
  if (!src || failed) return <InItsPlace kind={kind} name={name} />
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

function InItsPlace({ kind, name }: Pick<PictureProps, 'kind' | 'name'>) {
  const emoji = emojiOf(name)
  if (!emoji) return <span>{name}</span>
  return (
    <span class={`emoji-${kind}`} role="img" aria-label={name} title={name}>
      {emoji}
    </span>
  )
}
