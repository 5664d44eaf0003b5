import type { ComponentChildren } from 'preact'

interface OptionProps {
  id: string
  class: string
  active: boolean
  onTake: () => void
  children: ComponentChildren
}

/** One of a box's list: the box keeps the focus and takes the keys, see `aria-activedescendant`. */
export function Option({ id, class: name, active, onTake, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
    <div
      id={id}
      role="option"
      class={name}
      aria-selected={active}
      ref={element => {
        if (active) element?.scrollIntoView({ block: 'nearest' })
      }}
      // Else the click would blur the box and close the list.
      onPointerDown={event => event.preventDefault()}
      onClick={onTake}
    >
      {children}
    </div>
  )
}
