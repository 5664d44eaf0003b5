export declare function ensureTestPrograms(): void
export declare function missingPrograms(set: 'voice' | 'display' | 'spreadsheet' | 'nats'): string[]
