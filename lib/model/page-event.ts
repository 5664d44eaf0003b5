/** Event that carries messages to a page in a browser source of OBS. */
export const PAGE_EVENT = 'tingdan'
