import { settled } from './settled.ts'

/** One to six characters four times or more; digits, numerals and marks have other rules. */
const REPEATED = /([^\d零一二三四五六七八九，。！？；：、,.!?;:…]{1,6}?)\1{3,}/gsu

/** `哈哈哈哈哈哈` to `哈哈哈`: more than three only take time. */
export function threeAtMost(text: string): string {
  return settled(text, once => once.replace(REPEATED, '$1$1$1'))
}
