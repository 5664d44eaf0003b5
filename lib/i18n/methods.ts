import { METHODS, methodOf } from '../model/methods.ts'
import { phraseLang } from './kinds.ts'

/** What messages of this method are called in the language in use; empty where they have no row. */
export function methodLabel(name: string): string {
  const method = methodOf(name)
  return method ? METHODS[method].label[phraseLang()] : ''
}
