/** Name of the event by which a page in a browser source of OBS is told messages. */
export const PAGE_EVENT = 'tingdan'
