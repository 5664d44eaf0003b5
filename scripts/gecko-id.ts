/** What Firefox knows us by: it stays the same in every version. */
export const GECKO_ID = 'tingdan@tingdan.app'
