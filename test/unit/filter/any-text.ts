import fc from 'fast-check'

/** Texts of any signs, halves of surrogate pairs too. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map(codes => String.fromCharCode(...codes))
