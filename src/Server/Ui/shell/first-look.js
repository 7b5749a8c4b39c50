// Sets the look before the first paint, so that the page never flashes from light to dark.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('furrow.look');
  } catch {
    // Storage may be closed to us: the system's look is used.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.look = dark ? 'dark' : 'light';
})();
