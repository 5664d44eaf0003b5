// The same files in traditional characters: see scripts/traditional.ts.
declare module '*/phrase-texts-zh.ts?traditional' {
  export const ZH: import('./phrase-texts-zh.ts').PhraseTexts
}
declare module '*/kinds.ts?traditional' {
  export const KINDS: typeof import('../model/kinds.ts').KINDS
}
declare module '*/methods.ts?traditional' {
  export const METHODS: typeof import('../model/methods.ts').METHODS
}
