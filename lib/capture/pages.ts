/** Match patterns of the pages that can show a room: see PageInfo for their forms. */
export const DOUYIN_PAGES = ['*://live.douyin.com/*', '*://www.douyin.com/*', '*://douyin.com/*']
