import type { FieldName } from './fields.ts'

/** `and` and `or` never hold their own kind; an empty `and` passes everything. */
export type Filter =
  | { kind: 'and' | 'or'; of: Filter[] }
  | { kind: 'not'; of: Filter }
  | TextTest
  | { kind: 'number'; field: FieldName; operator: Operator; values: NumberValue[] }
  | { kind: 'time'; field: FieldName; operator: Operator; values: TimeValue[] }
  | { kind: 'choice'; field: FieldName; values: string[] }
  | { kind: 'exact'; field: FieldName; values: string[] }

/** Any of the values, in one field or everywhere. */
export interface TextTest {
  kind: 'text'
  field?: FieldName
  /** The whole text must equal the value. */
  whole: boolean
  values: TextValue[]
}

export type TextValue =
  /** As typed. Latin letters in quotes are never taken for pinyin. */
  { kind: 'word'; text: string; quoted: boolean } | { kind: 'pattern'; source: string }

/** `=` stands for `:` too. */
export type Operator = '=' | '>' | '>=' | '<' | '<='

/** A number, or a range including both ends. */
export type NumberValue = number | { least?: number; most?: number }

/** A moment, or a range including both ends, maybe over midnight. */
export type TimeValue = Moment | { from?: Moment; to?: Moment }

/** A day, a time, or both; `21:00` lasts a minute, a day a day. */
export interface Moment {
  day?: { year: number; month: number; day: number }
  clock?: { hour: number; minute: number; second?: number }
}

export const EVERYTHING: Filter = { kind: 'and', of: [] }
