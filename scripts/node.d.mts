export declare const root: string
export declare function nodePath(): string
export declare function runNode(
  args: string[],
  options?: { env?: NodeJS.ProcessEnv; stdio?: unknown },
): Promise<number>
export declare function tool(name: string, command?: string): string
