import type { StdioOptions } from 'node:child_process'

export declare const root: string
export declare function nodePath(): string
/** Path of a command of a package, `wxt` for example, to be run by `runNode`. */
export declare function tool(name: string, command?: string): string
/** Runs the project's Node with these arguments; resolves with its exit status. */
export declare function runNode(args: string[], options?: { stdio?: StdioOptions }): Promise<number>
