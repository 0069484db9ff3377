// What a person does before the circuit is up, or while it is lost, is held and done when it can be: once, in order, and only on the page
// where it was meant. Buttons and fields that need a circuit carry data-act; links and forms of their own work at once without it.
// Blazor draws the page anew when it takes over, so a control is known by its words within the nearest thing that has an id.
// Loaded before the page is drawn: no click comes too early for it.

(() => {
  const patience = 10000, fields = 'input, textarea, select';
  const held = [];
  let up = false, lost = false, focused = null, until = 0, timer;

  // -- which control was meant

  const control = node => node instanceof Element ? node.closest('[data-act]') : null;
  const scopeOf = element => element.closest('li[id], tr[id], article[id], form[id], .row[id]')?.id ?? '';
  const wordsOf = element => element.getAttribute('aria-label') ?? (element.matches(fields) ? element.labels[0] ?? element : element).textContent;
  const nameOf = element => [element.type, element.dataset.act || wordsOf(element).trim(), element.type === 'radio' ? element.value : ''].join('|');
  const alike = (scope, name) => [...document.querySelectorAll('[data-act]')].filter(element => nameOf(element) === name && scopeOf(element) === scope);

  function placeOf(element) {
    const scope = scopeOf(element), name = nameOf(element), same = alike(scope, name);
    return { page: location.href, scope, name, at: same.indexOf(element), of: same.length };
  }

  // Where there are suddenly more or fewer of them, none is the one that was meant.
  function find({ scope, name, at, of }) {
    const same = alike(scope, name);
    return same.length === of ? same[at] : undefined;
  }

  const isSame = (a, b) => a.page === b.page && a.scope === b.scope && a.name === b.name && a.at === b.at;

  // -- holding

  // A second click on what waits already is the same click; of a field the last value counts.
  function hold(element, deed) {
    const place = placeOf(element), known = held.find(other => isSame(other, place) && other.deed.click === deed.click);
    if (known) known.deed = deed; else held.push({ ...place, deed });
    if (deed.click) element.setAttribute('aria-busy', 'true');
  }

  const valueOf = field => field.type === 'checkbox' || field.type === 'radio' ? { checked: field.checked } : { value: field.value };

  function listen(event) {
    const element = control(event.target);
    if (!element || up && !lost) return;
    const isField = element.matches(fields);
    if (lost) event.stopImmediatePropagation();
    if (event.type === 'click' ? !isField && !element.disabled : isField) hold(element, event.type === 'click' ? { click: true } : valueOf(element));
  }

  for (const type of ['click', 'input', 'change']) addEventListener(type, listen, true);

  // -- what a page that had to be loaded again was left with

  const left = 'portal.held';

  function takeUp() {
    try { held.push(...(JSON.parse(sessionStorage.getItem(left)) ?? [])); sessionStorage.removeItem(left); } catch { /* nothing was left */ }
    for (const place of held) show(place);
  }

  function show(place) {
    const element = place.page === location.href && find(place), { click, ...value } = place.deed;
    if (element && click) element.setAttribute('aria-busy', 'true'); else if (element) Object.assign(element, value);
  }

  addEventListener('DOMContentLoaded', takeUp);
  addEventListener('portal:reloading', () => {
    try { sessionStorage.setItem(left, JSON.stringify(held)); } catch { /* storage is full or forbidden */ }
  });

  // What the browser filled in by itself makes no event.
  const isFilled = field => field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const look = () => up || [...document.querySelectorAll(':is(input, textarea)[data-act]')].filter(isFilled).forEach(field => hold(field, valueOf(field)));
  for (const type of ['DOMContentLoaded', 'load']) addEventListener(type, look);

  // -- where the cursor was, for when the field is drawn anew

  addEventListener('focusin', event => { if (!up) focused = control(event.target) && { ...placeOf(control(event.target)), element: event.target }; });
  addEventListener('pointerdown', event => { if (focused && !focused.element.contains(event.target)) focused = null; }, true);

  function refocus() {
    const element = focused && focused.page === location.href && document.activeElement?.matches('body, h1') ? find(focused) : null;
    if (!element) return;
    element.focus({ preventScroll: true });
    try { element.setSelectionRange(focused.element.selectionStart, focused.element.selectionEnd); } catch { /* a field without a cursor */ }
    focused = null;
  }

  // -- doing

  function perform(element, { click, ...value }) {
    element.removeAttribute('aria-busy');
    if (click) return element.click();
    Object.assign(element, value);
    for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function proceed() {
    clearTimeout(timer);
    while (held.length) {
      const next = held[0], element = next.page === location.href ? find(next) : null;
      if (element === undefined && Date.now() < until) break; // its part of the page is still being read
      held.shift();
      if (element && !element.disabled) perform(element, next.deed);
    }
    refocus();
    if (held.length || focused && Date.now() < until) timer = setTimeout(proceed, until - Date.now());
    else drawn.disconnect();
  }

  const drawn = new MutationObserver(() => {
    if (!up && document.getElementById('circuit')) {
      up = true;
      until = Date.now() + patience;
    }
    if (up) proceed();
  });
  drawn.observe(document, { childList: true, subtree: true });

  addEventListener('portal:disconnected', () => { lost = true; });
  addEventListener('portal:connected', () => { lost = false; until = 0; proceed(); });
})();
