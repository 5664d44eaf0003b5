import { Ellipsis, Volume2 } from 'lucide'
import { Component } from 'preact'
import type { Row } from '../../feed/row.ts'
import type { Todo } from '../../feed/todo-list.ts'
import { topicsOf } from '../../filter/asks/asks.ts'
import { foldedOf } from '../../filter/subject.ts'
import { formatNumber, formatSeconds } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { showable } from '../../model/showable.ts'
import { isTalk } from '../../model/talk.ts'
import { goodsOf } from '../../rules/reader.ts'
import { Icon } from '../../ui/parts/Icon.tsx'
import { IconButton } from '../../ui/parts/IconButton.tsx'
import { Avatar } from '../../ui/rows/Avatar.tsx'
import { nameOf } from '../../ui/rows/name.ts'
import { RowWords } from '../../ui/rows/RowWords.tsx'
import { Segments } from '../../ui/rows/Segments.tsx'
import { usePanel } from '../context.tsx'
import { canBeSaid, say } from '../rows/say.ts'

/** Longest part of the words in the name of a tick. */
const NAMED = 60
/** Younger than this, in seconds, is just now. */
const JUST_NOW = 5
/** Waits are told in steps of so many seconds in their first minute, so that not every line changes each second. */
const STEP = 5

interface TodoLineProps {
  todo: Todo
  /** As when it was drawn: the line's object is new each time. */
  row: Row
  count: number
  /** Whether it is answered, rather than done. */
  asking: boolean
  speaking: boolean
  /** Ms since 1970. */
  now: number
  onTick: () => void
}

/** One line of a to-do view. It is drawn again only if what it shows has changed. */
export class TodoLine extends Component<TodoLineProps> {
  override shouldComponentUpdate(next: TodoLineProps): boolean {
    const { todo, row, count, asking, speaking } = this.props
    return (
      next.row !== row ||
      next.count !== count ||
      next.todo.at !== todo.at ||
      next.todo.again !== todo.again ||
      next.asking !== asking ||
      next.speaking !== speaking ||
      ageOf(next) !== ageOf(this.props)
    )
  }

  override render({ todo, row, asking, speaking, onTick, ...timed }: TodoLineProps) {
    const { event } = row
    const isDone = todo.at > 0
    const words = isTalk(event) ? showable(event.text, NAMED) : ''
    return (
      <li
        class={`todo-line${isDone ? ' done' : ''}${speaking ? ' speaking' : ''}`}
        data-n={row.n}
        data-event-id={event.id}
        data-event-type={event.type}
      >
        {event.user ? <Avatar user={event.user} picture /> : <span />}
        <div class="todo-words">
          <Words row={row} />
          <Told todo={todo} age={ageOf({ todo, row, ...timed })} asking={asking} />
        </div>
        <span class="todo-tools">
          <Tools row={row} />
          <input
            type="checkbox"
            class="tick"
            checked={isDone}
            aria-label={i18n.t(asking ? 'todo.tickAsk' : 'todo.tick', [words])}
            title={i18n.t(asking ? 'todo.answered' : 'todo.did')}
            onClick={event => {
              // The second click of a double click would hit the line that has moved up.
              if (event.detail < 2) onTick()
              else event.preventDefault()
            }}
          />
        </span>
      </li>
    )
  }
}

function Words({ row }: { row: Row }) {
  const { event } = row
  if (event.type !== 'chat' && event.type !== 'superchat') {
    return <RowWords event={event} count={row.count} diamonds={row.diamonds} />
  }
  return (
    <p class="todo-text">
      <bdi>
        {event.segments.length > 0 ? (
          <Segments segments={event.segments} people="mentioned" />
        ) : (
          showable(event.text)
        )}
      </bdi>
    </p>
  )
}

/** Topic, who, how many, how long ago. */
function Told({
  todo: { row, people, count, again, at },
  age,
  asking,
}: {
  todo: Todo
  age: number
  asking: boolean
}) {
  const { settings, sheets } = usePanel()
  const { user } = row.event
  const others = people.count - 1
  return (
    <p class="todo-told">
      {asking && at === 0 && <Topic row={row} />}
      {again && <b class="todo-again">{i18n.t('todo.again')}</b>}
      {user && (
        <button
          type="button"
          class="name"
          tabIndex={-1}
          onClick={() => {
            sheets.sheet.value = { kind: 'person', user }
          }}
        >
          <bdi>{nameOf(user, settings.current.value.people)}</bdi>
        </button>
      )}
      {others > 0 && <span>{i18n.t('todo.others', [formatNumber(people.count)])}</span>}
      {others === 0 && count > 1 && <span>{i18n.t('row.saidTimes', [formatNumber(count)])}</span>}
      <span>{ageWords(age, at > 0, asking)}</span>
    </p>
  )
}

function Topic({ row }: { row: Row }) {
  const { settings } = usePanel()
  const [topic] = topicsOf(foldedOf(row).text, goodsOf(settings.current.value.rules.goods))
  if (topic === undefined || topic === 'goods') return null
  return <span class="todo-topic">{i18n.t(`topic.${topic}`)}</span>
}

function Tools({ row }: { row: Row }) {
  const { shown, sheets, send } = usePanel()
  return (
    <>
      {canBeSaid(row) && (
        <IconButton icon={Volume2} label={i18n.t('row.say')} onClick={() => say(shown, send, row)} />
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={i18n.t('row.more')}
        title={i18n.t('row.more')}
        onClick={event => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect()
          sheets.menu.value = { row, x: right, y: bottom }
        }}
      >
        <Icon node={Ellipsis} />
      </button>
    </>
  )
}

/** Seconds since it was asked, or ticked, in steps. */
function ageOf({ todo, row, now }: Pick<TodoLineProps, 'todo' | 'row' | 'now'>): number {
  const since = todo.at > 0 ? todo.at : row.event.receivedAt
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return seconds < 60 ? Math.floor(seconds / STEP) * STEP : Math.floor(seconds / 60) * 60
}

function ageWords(seconds: number, isDone: boolean, asking: boolean): string {
  if (seconds < JUST_NOW) return i18n.t('todo.justNow')
  const age = formatSeconds(seconds)
  return isDone ? i18n.t(asking ? 'todo.answeredAgo' : 'todo.doneAgo', [age]) : age
}
