export function findFirefox(): string | undefined
export function missingFirefoxDebians(): string[]
export function ensureFirefox(): Promise<string>
