import { settled } from './settled.ts'

/** A character, or a group of up to six, that stands four times or more; digits, numerals and marks have rules of their own. */
const REPEATED = /([^\d零一二三四五六七八九，。！？；：、,.!?;:…]{1,6}?)\1{3,}/gsu

/** `哈哈哈哈哈哈` to `哈哈哈`, `来了来了来了来了` to `来了来了来了`: three of each are heard, more only take time. */
export function threeAtMost(text: string): string {
  return settled(text, once => once.replace(REPEATED, '$1$1$1'))
}
