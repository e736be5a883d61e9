// Runs before the first paint, so that a chosen theme never flashes the other one. A file of its own:
// the page's security policy allows no inline script. Keep in step with src/features/theme/theme.ts.
try {
  const theme = localStorage.getItem('souk-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
