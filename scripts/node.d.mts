export declare const root: string
export declare const modules: string
export declare function nodePath(): string
export declare function run(
  command: string,
  args: string[],
  options?: { cwd?: string; env?: NodeJS.ProcessEnv; stdio?: unknown },
): Promise<number>
export declare function runNode(
  args: string[],
  options?: { env?: NodeJS.ProcessEnv; stdio?: unknown },
): Promise<number>
export declare function tool(name: string, command?: string): string
