export declare function installDebians(names: readonly string[]): Promise<void>
export declare function missingDebians(names: readonly string[]): string[]
