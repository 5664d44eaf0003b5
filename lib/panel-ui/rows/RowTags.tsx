import { showable } from '../../model/showable.ts'

/** Tags from the user's rules. */
export function RowTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <span class="row-tags">
      {tags.map(tag => (
        <bdi key={tag} class="row-tag">
          {showable(tag, 12)}
        </bdi>
      ))}
    </span>
  )
}
