// What a person does before the circuit is up, or while it is lost, is held and done when it can be: once, in order, and only on the page
// where it was meant. Buttons and fields that need a circuit carry data-act; links and forms of their own work at once without it.
// Loaded before the page is drawn: no click comes too early for it.

(() => {
  const { fields, placeOf, find, isSame, valueOf, filled } = Controls;
  const held = [], touched = new Set();
  let up = false, lost = false, leaving = false;

  // -- holding

  // A second click on what waits already is the same click; of a field the last value counts.
  function hold(element, deed) {
    const place = placeOf(element), known = held.find(other => isSame(other, place) && other.deed.click === deed.click);
    if (known) known.deed = deed; else held.push({ ...place, deed });
    if (deed.click) element.setAttribute('aria-busy', 'true');
    if (leaving) leave(); // the page is on its way out, and was still clicked
  }

  function listen(event) {
    const element = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    if (!element) return;
    const isField = element.matches(fields);
    if (isField) touched.add(element);
    if (up && !lost) return;
    if (lost) event.stopImmediatePropagation();
    if (event.type === 'click' ? !isField && !element.disabled : isField) hold(element, event.type === 'click' ? { click: true } : valueOf(element));
  }

  for (const type of ['click', 'input', 'change']) addEventListener(type, listen, true);

  // What the browser filled in by itself makes no event.
  function look() {
    if (!up) for (const field of filled('[data-act]')) hold(field, valueOf(field));
  }

  // What was put into a field may have gone into a line that was dead already, or into a circuit that is no more: it is said again, before all else.
  // A click is not: it may have been done.
  function sayAgain() {
    for (const field of touched) if (!field.isConnected) touched.delete(field);
    const again = [...touched].map(field => ({ ...placeOf(field), deed: valueOf(field) }));
    held.unshift(...again.filter(place => !held.some(other => isSame(other, place) && !other.deed.click)));
  }

  // A message box may be there before its script, as where it is the first of its page: Send is held on it, and the script presses it (message-box.js).
  addEventListener('submit', event => {
    if (event.defaultPrevented || !event.target.matches('[data-message-box]')) return;
    event.preventDefault();
    event.target.dataset.early = '';
  });

  // -- what a page that had to be loaded again was left with

  const left = 'portal.held';

  function takeUp() {
    try { held.push(...(JSON.parse(sessionStorage.getItem(left)) ?? [])); sessionStorage.removeItem(left); } catch { /* nothing was left */ }
    for (const place of held) show(place);
  }

  function show({ deed: { click, ...value }, ...place }) {
    const element = find(place);
    if (element && click) element.setAttribute('aria-busy', 'true'); else if (element) Object.assign(element, value);
  }

  addEventListener('DOMContentLoaded', takeUp);
  function leave() {
    try { sessionStorage.setItem(left, JSON.stringify(held)); } catch { /* storage is full or forbidden */ }
  }

  addEventListener('portal:reloading', () => {
    look();
    sayAgain();
    leaving = true;
    leave();
  });

  // -- doing

  function perform(element, { click, ...value }) {
    element.removeAttribute('aria-busy');
    if (click) return element.click();
    Object.assign(element, value);
    for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function proceed() {
    for (const { deed, ...place } of held.splice(0)) {
      const element = find(place);
      if (element && !element.disabled) perform(element, deed);
    }
  }

  addEventListener('portal:taking-over', look);
  addEventListener('portal:taken-over', () => { up = true; proceed(); });
  addEventListener('portal:disconnected', () => { lost = true; });
  addEventListener('portal:connected', () => { lost = false; if (up) { sayAgain(); proceed(); } });
})();
