import { useState } from 'preact/hooks'
import type { Overview } from '../../lib/archive/messages.ts'
import { BOARDS } from '../../lib/archive/rankings/table.ts'
import { i18n } from '../../lib/i18n/i18n.ts'
import { GiftBoard, NewcomerBoard, PeopleBoard } from './PeopleBoards.tsx'
import { RankingBoard } from './RankingBoard.tsx'

type Board = (typeof BOARDS)[number]

/** The session's top lists, one at a time. */
export function Boards({ open }: { open: Overview }) {
  const [shown, setShown] = useState<Board>('givers')
  return (
    <section class="boards">
      <div
        class="tabs"
        role="tablist"
        aria-label={i18n.t('history.boards')}
        onKeyDown={event => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
          const next = BOARDS[(BOARDS.indexOf(shown) + step + BOARDS.length) % BOARDS.length]
          if (step === 0 || !next) return
          setShown(next)
          document.getElementById(`tab-${next}`)?.focus()
        }}
      >
        {BOARDS.map(board => (
          <button
            key={board}
            type="button"
            role="tab"
            id={`tab-${board}`}
            aria-selected={board === shown}
            aria-controls="board"
            tabIndex={board === shown ? 0 : -1}
            onClick={() => setShown(board)}
          >
            {i18n.t(`history.board.${board}`)}
          </button>
        ))}
      </div>
      <div id="board" class="board" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        <BoardOf board={shown} open={open} />
      </div>
    </section>
  )
}

function BoardOf({ board, open }: { board: Board; open: Overview }) {
  switch (board) {
    case 'givers':
      return <PeopleBoard people={open.givers} by="diamonds" />
    case 'talkers':
      return <PeopleBoard people={open.talkers} by="chats" />
    case 'gifts':
      return <GiftBoard kinds={open.summary.kinds} />
    case 'newcomers':
      return <NewcomerBoard session={open.session.id} />
    default:
      return <RankingBoard key={board} name={board} />
  }
}
