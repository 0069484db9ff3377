// Keys for lists of things to be decided (RowKeys.cs): j and k go from row to row, any other key presses the button of the current row that
// carries it as data-key. Where somebody writes, or a dialog is open, keys are letters.

const lists = new Set();

export function listen(list) {
  if (list) lists.add(list);
}

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], dialog[open], [role=menu]')) return;
  for (const list of lists) if (!list.isConnected) lists.delete(list);
  const [list] = lists;
  if (!list || document.querySelector('dialog[open]')) return;
  const rows = [...list.querySelectorAll('[data-row]')], at = rows.findIndex(row => row.contains(document.activeElement));
  if (event.key === 'j' || event.key === 'k') return go(event, rows, at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1));
  const button = rows[Math.max(at, 0)]?.querySelector(`[data-key="${CSS.escape(event.key)}"]:not(:disabled)`);
  if (!button) return;
  event.preventDefault();
  if (at < 0) rows[0].focus();
  button.click();
});

function go(event, rows, to) {
  const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
  if (!row) return;
  event.preventDefault();
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
}
