import type { ComponentChildren } from 'preact'

interface TestLineProps {
  label: string
  disabled?: boolean
  onTest: () => Promise<void>
  isFault: boolean
  /** What came of it. */
  children: ComponentChildren
}

/** Asks a program something, and tells what it answered. */
export function TestLine({ label, disabled, onTest, isFault, children }: TestLineProps) {
  return (
    <div class="outlet-test">
      <button type="button" class="secondary" disabled={disabled} onClick={() => void onTest()}>
        {label}
      </button>
      <p role="status" class={isFault ? 'fault' : 'aside'}>
        {children}
      </p>
    </div>
  )
}
