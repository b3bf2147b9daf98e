// Before anything is drawn, so that a dark page does not begin with a white one. No module: those wait.
try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing follows the system.
}
