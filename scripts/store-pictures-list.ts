/** The pictures that stores ask for, in pixels; each is there in Chinese and in English. */
export const PICTURES = {
  '1-room': { width: 1280, height: 800 },
  '2-speech': { width: 1280, height: 800 },
  '3-tasks': { width: 1280, height: 800 },
  '4-rules': { width: 1280, height: 800 },
  '5-history': { width: 1280, height: 800 },
  tile: { width: 440, height: 280 },
  marquee: { width: 1400, height: 560 },
} as const

export type PictureName = keyof typeof PICTURES
