import { i18n } from '../../i18n/i18n.ts'
import type { RecapWords } from './recap-words.ts'

/** What became of a broadcast: figures, givers, open questions, words. */
export function RecapCard({ words }: { words: RecapWords }) {
  return (
    <div class="recap">
      <header>
        <h3>
          <bdi>{words.title}</bdi>
        </h3>
        <small>{words.subtitle}</small>
      </header>
      <dl class="recap-figures">
        {words.figures.map(({ name, value, change }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {change !== '' && <small> {change}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {words.sections.map(({ title, lines, none }) => (
        <section key={title} aria-label={title}>
          <h4>{title}</h4>
          {lines.length === 0 && <p class="quiet">{none}</p>}
          <ul>
            {lines.map(({ left, right, marked }, at) => (
              <li key={at}>
                <bdi>{left}</bdi>
                <span data-marked={marked}>{right}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {words.words.length > 0 && (
        <section aria-label={i18n.t('history.board.words')}>
          <h4>{i18n.t('history.board.words')}</h4>
          <p class="recap-words">
            {words.words.map(word => (
              <bdi key={word}>{word}</bdi>
            ))}
          </p>
        </section>
      )}
    </div>
  )
}
