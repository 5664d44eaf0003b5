export declare function ensureSystemVoice(): string[]
export declare function missingForVoice(): string[]
