/** The answer to a salt and a challenge, as obs-websocket and Streamer.bot have it. */
export async function answerTo(password: string, salt: string, challenge: string): Promise<string> {
  return hashed((await hashed(password + salt)) + challenge)
}

/** SHA-256 as base64. */
async function hashed(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
