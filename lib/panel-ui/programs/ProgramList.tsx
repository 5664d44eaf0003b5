interface ProgramListProps<Name extends string> {
  title: string
  names: readonly Name[]
  /** What it is called, and what it is for. */
  words: (name: Name) => readonly [string, string]
  /** No more can be added. */
  isFull: boolean
  onAdd: (name: Name) => void
}

/** The programs that an item can be added for. */
export function ProgramList<Name extends string>({
  title,
  names,
  words,
  isFull,
  onAdd,
}: ProgramListProps<Name>) {
  return (
    <>
      <h2>{title}</h2>
      <ul class="programs">
        {names.map(name => {
          const [called, about] = words(name)
          return (
            <li key={name}>
              <button type="button" class="field to-view" disabled={isFull} onClick={() => onAdd(name)}>
                <span>{called}</span>
                <small class="quiet">{about}</small>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
