import { METHODS, methodOf } from '../model/methods.ts'
import { phraseLang } from './kinds.ts'

/** A message's name in the interface's language; empty if unknown. */
export function methodLabel(name: string): string {
  const method = methodOf(name)
  return method ? METHODS[method].label[phraseLang()] : ''
}
