export declare function isPrepared(root: string): boolean
export declare function markPrepared(root: string): void
