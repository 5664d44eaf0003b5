/** Pages that can show a room: see PageInfo for the forms. */
export const DOUYIN_PAGES = ['*://live.douyin.com/*', '*://www.douyin.com/*', '*://douyin.com/*']
