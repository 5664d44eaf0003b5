type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>
export declare function holds(present: Packages, wanted: Packages): boolean
export declare function ensurePackages(): Promise<void>
export declare function ensureReady(): Promise<string>
