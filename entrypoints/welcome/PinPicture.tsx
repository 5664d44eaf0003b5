import { i18n } from '../../lib/i18n/i18n.ts'

/** A browser's toolbar: the puzzle, and below it Tingdan with its pin. Marked 1 and 2 in the order of the clicks. */
export function PinPicture() {
  return (
    <svg class="pin-picture" viewBox="0 0 320 132" role="img" aria-label={i18n.t('welcome.pinPicture')}>
      <rect class="bar" x="0.5" y="0.5" width="319" height="39" rx="8" />
      <rect class="field" x="14" y="9" width="206" height="22" rx="11" />
      <circle class="grey" cx="29" cy="20" r="4" />
      <rect class="grey" x="40" y="17" width="96" height="6" rx="3" />
      <path class="line" d="M242 15h4a2.6 2.6 0 1 1 5 0h4v4a2.6 2.6 0 1 1 0 5v4h-13v-4a2.6 2.6 0 1 0 0-5z" />
      <circle class="ring" cx="249" cy="20" r="16" />
      <circle class="grey" cx="290" cy="20" r="8" />
      <rect class="menu" x="108.5" y="48.5" width="206" height="82" rx="8" />
      <rect class="grey" x="122" y="60" width="78" height="6" rx="3" />
      <rect class="app" x="122" y="76" width="20" height="20" rx="5" />
      <path class="wave" d="M127 84v4M130.5 81v10M134 83v6M137.5 85v2" />
      <text x="152" y="91">
        {i18n.t('app')}
      </text>
      <path class="line" d="M277 79h8l-1 6 3 3h-12l3-3zM281 88v7" />
      <circle class="ring" cx="281" cy="87" r="14" />
      <rect class="grey" x="122" y="106" width="18" height="18" rx="5" />
      <rect class="grey" x="152" y="112" width="64" height="6" rx="3" />
      <Mark x={270} y={7} n={1} />
      <Mark x={303} y={74} n={2} />
    </svg>
  )
}

function Mark({ x, y, n }: { x: number; y: number; n: number }) {
  return (
    <>
      <circle class="mark" cx={x} cy={y} r="7" />
      <text class="number" x={x} y={y + 3.5}>
        {n}
      </text>
    </>
  )
}
