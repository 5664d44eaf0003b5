import { AudioLines, ChevronDown, ChevronRight, CircleCheckBig } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Todo } from '../../feed/todo-list.ts'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { answerKey } from '../../room/answers.ts'
import { withSpeech } from '../../settings/change/change.ts'
import type { View } from '../../settings/schema/views.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'
import { RowMenu } from '../rows/RowMenu.tsx'
import { isAsking } from '../views/view-name.ts'
import { TodoLine } from './TodoLine.tsx'
import { useEarlierTodo } from './use-earlier-todo.ts'

/** Most lines that are drawn of what is open, and of what is done. */
const DRAWN = 100

/** A to-do view: what is open, the longest wait first, each with a tick; what is done is folded away below. */
export function TodoView({ view }: { view: View }) {
  const { feedView, shown, settings, sheets, worker, send } = usePanel()
  void feedView.revision.value
  void feedView.counts.revision.value
  useEarlierTodo(view)
  const [isUnfolded, setUnfolded] = useState(false)
  const roomId = shown.room.value?.roomId ?? ''
  const list = feedView.counts.todo(view.id)
  const { open = [], done = [] } = list?.split(shown.answers.value, feedView.isFound) ?? {}
  const { ticks, onKeyDown, refocus } = useTicks(open)
  const { entry } = worker.speech.value
  const spoken = entry?.roomId === roomId ? feedView.feed.rowOf(entry.n) : undefined
  const spokenKey = spoken && answerKey(spoken)
  const asking = isAsking(view)
  const { unanswered } = settings.current.value.speech
  const menu = sheets.menu.value

  const tick = ({ key, row, at }: Todo) => {
    const mark = (isDone: boolean) => {
      const { n, event } = row
      send({ type: 'answer', roomId, entry: { n, event }, done: isDone })
    }
    mark(at === 0)
    if (at > 0) return
    refocus(key)
    sheets.showToast(i18n.t(asking ? 'todo.answered' : 'todo.did'), () => mark(false))
  }
  const drawn = (todo: Todo) => (
    <TodoLine
      key={todo.key}
      todo={todo}
      row={todo.row}
      count={todo.count}
      asking={asking}
      speaking={todo.key === spokenKey}
      now={shown.now}
      onTick={() => tick(todo)}
    />
  )
  return (
    <main class="feed-frame todo">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons have the focus */}
      <div ref={ticks} class="todo-lines" data-testid="feed" onKeyDown={onKeyDown}>
        {open.length === 0 && <Nothing asking={asking} any={done.length > 0} />}
        <ul class="todo-list" aria-label={i18n.t(asking ? 'todo.openAsks' : 'todo.open')}>
          {open.slice(0, DRAWN).map(drawn)}
        </ul>
        {open.length > DRAWN && (
          <p class="todo-more">{i18n.t('sheet.more', [formatNumber(open.length - DRAWN)])}</p>
        )}
        {done.length > 0 && (
          <>
            <button
              type="button"
              class="todo-fold"
              aria-expanded={isUnfolded}
              onClick={() => setUnfolded(!isUnfolded)}
            >
              <Icon node={isUnfolded ? ChevronDown : ChevronRight} />
              {i18n.t(asking ? 'todo.answeredCount' : 'todo.doneCount', [formatNumber(done.length)])}
            </button>
            {isUnfolded && <ul class="todo-list">{done.slice(0, DRAWN).map(drawn)}</ul>}
          </>
        )}
      </div>
      {asking && (
        <footer class="todo-bar">
          <button
            type="button"
            class="chip"
            aria-pressed={unanswered}
            title={i18n.t('todo.unansweredHint')}
            onClick={() => settings.change(all => withSpeech(all, { unanswered: !unanswered }))}
          >
            {i18n.t('todo.unansweredOnly')}
          </button>
          <button
            type="button"
            class="todo-next"
            title={i18n.t('todo.nextKey')}
            aria-keyshortcuts="N"
            onClick={() => send({ type: 'question', roomId })}
          >
            <Icon node={AudioLines} />
            {i18n.t('todo.next')}
          </button>
        </footer>
      )}
      {menu && <RowMenu key={menu.row.n} menu={menu} />}
    </main>
  )
}

/** Nothing is left to do, or nothing came yet. */
function Nothing({ asking, any }: { asking: boolean; any: boolean }) {
  if (!any) return <p class="todo-nothing">{i18n.t(asking ? 'todo.noAsks' : 'todo.none')}</p>
  return (
    <p class="todo-nothing">
      <Icon node={CircleCheckBig} />
      {i18n.t(asking ? 'todo.allAnswered' : 'todo.allDone')}
    </p>
  )
}

/**
 * The keyboard on the ticks: arrow keys walk through them, N reads the next question. After a tick the focus goes to the line that
 * takes the place.
 */
function useTicks(open: readonly Todo[]) {
  const { shown, send } = usePanel()
  const ticks = useRef<HTMLDivElement>(null)
  const left = useRef<{ key: string; at: number } | null>(null)
  const all = () => [...(ticks.current?.querySelectorAll<HTMLElement>('.tick') ?? [])]
  useLayoutEffect(() => {
    const { key, at } = left.current ?? { key: '', at: 0 }
    if (key === '' || open.some(todo => todo.key === key)) return
    left.current = null
    const now = all()
    now[Math.min(at, now.length - 1)]?.focus({ preventScroll: true })
  })
  /** A line with this key is about to go: the focus, where it has it, stays in its place. */
  const refocus = (key: string) => {
    const at = all().indexOf(document.activeElement as HTMLElement)
    left.current = at < 0 ? null : { key, at }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const list = all()
    const at = list.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key]
    if (event.key === 'Enter' && at >= 0) list[at]?.click()
    else if (event.key.toLowerCase() === 'n' && !event.ctrlKey && !event.altKey && !event.metaKey)
      send({ type: 'question', roomId: shown.room.peek()?.roomId ?? '' })
    else if (to !== undefined) list[Math.max(0, Math.min(to, list.length - 1))]?.focus()
    else return
    event.preventDefault()
  }
  return { ticks, onKeyDown, refocus }
}
