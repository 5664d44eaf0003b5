import type { User } from '../../model/events.ts'
import { initial, pictureUrl } from '../../model/showable.ts'

const TONES = 6

/** A person's picture; under it, in case it does not load, their initial on a colour. */
export function Avatar({ user, picture }: { user: User; picture: boolean }) {
  const src = picture && pictureUrl(user.avatarUrl)
  return (
    <span class="avatar" data-tone={Number(user.id.slice(-6)) % TONES || 0} aria-hidden="true">
      {initial(user.nickname)}
      {src && (
        <img
          src={src}
          alt=""
          width="22"
          height="22"
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          onError={event => {
            event.currentTarget.hidden = true
          }}
        />
      )}
    </span>
  )
}
