export declare function installDebians(names: readonly string[]): void
export declare function missingDebians(names: readonly string[]): string[]
