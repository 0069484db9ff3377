// Runs before the first paint, so that a chosen theme does not flash. Everything else is in app.js.
{
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
}
