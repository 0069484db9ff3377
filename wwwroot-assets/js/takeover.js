// The circuit takes over the prerendered page in one go. Blazor throws the page away at its first drawing and draws the parts that it still
// reads one by one: a field in which somebody writes would be gone for a while, and the keys with it. So the messages of a new circuit wait,
// in order, until the server says that the page is whole; then all of them are done between two keys, and what was typed, chosen and open,
// the focus and the cursor are put into the new page before anything else can happen.

const { all, placeOf, find, valueOf, filled } = Controls;
const begins = 'JS.RenderBatch', ends = ['JS.EndUpdateRootComponents', 'JS.Error'];
const waiting = [];
let whole = false, taken = false, composing = false, pressed = false;

addEventListener('portal:connecting', ({ detail: connection }) => {
  const on = connection.on;
  connection.on = (name, listener) => on.call(connection, name, (...message) => receive(name, () => listener(...message)));
});

function receive(name, deliver) {
  whole ||= ends.includes(name);
  if (taken || !waiting.length && name !== begins) return deliver();
  waiting.push(deliver);
  takeOver();
}

// A word that is being composed (Chinese is written so) and a button that is being pressed are done first: both live in their element.
function takeOver() {
  if (taken || !whole || composing || pressed) return;
  taken = true;
  dispatchEvent(new Event('portal:taking-over'));
  const restore = keep();
  for (const deliver of waiting.splice(0)) deliver();
  for (const putBack of restore) putBack();
  if (document.getElementById('circuit')) dispatchEvent(new Event('portal:taken-over'));
}

function watch(event) {
  if (event.type.startsWith('composition')) composing = event.type === 'compositionstart';
  else pressed = event.type !== 'pointercancel' && event.buttons > 0;
  if (whole && !composing && !pressed) setTimeout(takeOver); // after what the event itself brings about: the click, the text
}

for (const type of ['compositionstart', 'compositionend', 'pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'keydown']) {
  addEventListener(type, event => taken || watch(event), true);
}

// -- what the new page gets from the old one

function keep() {
  const restore = [], scrolled = { left: scrollX, top: scrollY, behavior: 'instant' };
  const put = (element, back) => {
    const place = placeOf(element);
    restore.push(() => {
      const now = find(place);
      if (now) back(now);
    });
  };
  for (const field of filled()) {
    const value = valueOf(field);
    put(field, now => Object.assign(now, value));
  }
  for (const summary of document.querySelectorAll('details[open] > summary')) put(summary, now => now.parentElement.open = true);
  for (const button of document.querySelectorAll('[popovertarget]')) {
    if (button.popoverTargetElement?.matches(':popover-open')) put(button, now => now.popoverTargetElement?.showPopover({ source: now }));
  }
  const active = document.activeElement;
  if (active?.matches(all)) {
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = active;
    put(active, now => focus(now, { selectionStart, selectionEnd, selectionDirection, scrollTop }));
  }
  return [...restore, () => scrollTo(scrolled)];
}

function focus(element, { selectionStart, selectionEnd, selectionDirection, scrollTop }) {
  element.focus({ preventScroll: true });
  if (typeof selectionStart === 'number') element.setSelectionRange(selectionStart, selectionEnd, selectionDirection);
  element.scrollTop = scrollTop;
}
