/** Runs ours so that no error of it reaches the page: a tap that fails must look like no tap. */
export function quietly(ours: () => void): void {
  try {
    ours()
  } catch {
    // There is nobody to tell in the page's world: a console line would be seen, and the relay notices a silent socket.
  }
}
