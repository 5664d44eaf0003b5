// By language, then by key with `_` for `.`: see scripts/obs-page.ts.
declare module 'virtual:obs-page-texts' {
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>>
  export default texts
}
