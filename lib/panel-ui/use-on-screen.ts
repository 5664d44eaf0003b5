import type { OnScreen } from '../model/on-screen.ts'
import { usePanel } from './context.tsx'

/** What is pinned for the viewers; null once it is answered. */
export function useOnScreen(): OnScreen | null {
  const { onScreen, shown } = usePanel()
  const { value: message } = onScreen
  const answers = shown.answers.value
  if (!message || message.roomId !== shown.id) return message
  return answers.answeredAt(message) > message.at ? null : message
}
