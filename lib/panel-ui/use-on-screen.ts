import type { OnScreen } from '../model/on-screen.ts'
import { usePanel } from './context.tsx'

/** What is pinned for the viewers; null once it is answered. */
export function useOnScreen(): OnScreen | null {
  const { value: message } = usePanel().onScreen
  return message?.answered ? null : message
}
