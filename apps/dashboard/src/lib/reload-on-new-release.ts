const key = 'souk-reloaded-at';
/** A second failure so soon is not cured by another reload. */
const patienceMs = 30_000;

/**
 * A page that was opened before an upgrade asks for files that the new release no longer has. Loading the
 * page again brings the new ones.
 */
export function reloadOnNewRelease(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < patienceMs) return;
    sessionStorage.setItem(key, String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}
