/** Keeps what is stored, passwords among it, from content scripts: a hostile page may take over their process. */
export function keepStorageFromPages(): void {
  // Firefox has no such switch.
  void chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined)
}
