export declare function ensureTestPrograms(): Promise<void>
export declare function missingPrograms(set: 'voice' | 'display' | 'spreadsheet' | 'nats'): string[]
