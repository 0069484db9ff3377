// Keys for lists of things to be decided (data-rows): j and k go from row to row, any other key presses the button of the current row that
// carries it as data-key, or else the one beside the list; with data-next the row after it is the current one then. Where somebody writes, or a dialog is open,
// keys are letters, and on a button the space bar presses that button. Escape leaves a box in which nothing was written, or presses what carries it beside the list. At /keys they are turned off.
// Loaded with the page: what is pressed before the circuit is up is held like a click (early.js).

const isOff = () => { try { return localStorage.getItem('portal.keys') === 'off'; } catch { return false; } };

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented || isOff()) return;
  if (event.key === 'Escape' && leaves(event.target)) return;
  if (event.target instanceof Element && event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open], [role=menu]')) return;
  if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a, summary')) return;
  const list = document.querySelector('[data-rows]');
  if (!list || document.querySelector('dialog[open]')) return;
  const rows = [...list.querySelectorAll('[data-row]')], at = rows.findIndex(row => row.contains(document.activeElement));
  if (event.key === 'j' || event.key === 'k') return go(event, rows, at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1));
  const key = `[data-key="${CSS.escape(event.key)}"]:not(:disabled)`, inRow = event.key !== 'Escape' && rows[Math.max(at, 0)]?.querySelector(key);
  const button = inRow || document.querySelector(`${key}:not([data-row] *)`);
  if (!button) return;
  event.preventDefault();
  if (inRow && at < 0) rows[0].focus();
  button.click();
  if (inRow && button.hasAttribute('data-next')) go(event, rows, Math.max(at, 0) + 1);
});

// Whether there is a box to leave where it was pressed: what was written in one is not thrown away by it.
function leaves(target) {
  const row = target instanceof Element && !target.closest('dialog') ? target.closest('[data-row]') : null;
  const way = row?.querySelector('[data-key="Escape"]');
  if (way && !row.querySelector('textarea')?.value) way.click();
  return !!way;
}

function go(event, rows, to) {
  const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
  if (!row) return;
  event.preventDefault();
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
}
