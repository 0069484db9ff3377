// Small comforts for every page, with or without a circuit: theme, search key and the way to other keys, sign-out in every tab, times in the reader's zone, counters,
// menus and tabs by keyboard. All by delegation, so that parts may come and go.

const root = document.documentElement;
const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

// -- theme: nothing is stored before a person chooses; the server reads the cookie, so that no page flashes

function choose(theme) {
  if (theme === 'auto') delete root.dataset.theme; else root.dataset.theme = theme;
  document.cookie = `theme=${theme};path=/;samesite=lax;max-age=${theme === 'auto' ? 0 : 31536000}`;
}

addEventListener('click', event => {
  const choice = closest(event, '[data-theme-set]')?.dataset.themeSet;
  if (choice) choose(choice);
  else if (closest(event, '[data-theme-toggle]')) choose(isDark() ? 'light' : 'dark');
});

const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

// -- who signs out in one tab is signed out in all: each page says whose it is, and one that was somebody's and is no longer is read again

try {
  const session = new BroadcastChannel('portal.session'), account = root.dataset.account ?? '';
  session.onmessage = ({ data }) => { if (account && data !== account) location.reload(); };
  session.postMessage(account);
} catch { /* a frame that may not: it has no other tabs to tell */ }

// -- what is not needed at once is loaded when it is: what can be done with posts and texts, and the keys

const late = name => import(root.dataset[name]);

addEventListener('click', event => {
  const used = closest(event, '.prose img, .prose a.picture, [data-copy], [data-share]');
  if (!used || event.button || event.ctrlKey || event.metaKey || event.shiftKey || used.closest('a:not(.picture)')) return;
  event.preventDefault();
  late('prose').then(prose => prose.use(used));
}, true); // before Blazor, which would follow the link

// Single keys mean something where nobody writes, unless they were turned off at /keys.
const keysAreOff = () => { try { return localStorage.getItem('portal.keys') === 'off'; } catch { return false; } };

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !'/?jkourlqcghfn'.includes(event.key)) return;
  if (closest(event, 'input, textarea, select, [contenteditable], dialog[open], [role=menu]') || keysAreOff()) return;
  if (event.key !== '/') return late('keys').then(keys => event.defaultPrevented || keys.press(event.key, event.repeat)); // by then it is known whether another script took it
  const box = document.querySelector('[role=search] input');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// -- times

const language = root.lang || navigator.language;
const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const format = options => new Intl.DateTimeFormat(language, options);
const full = format({ dateStyle: 'medium', timeStyle: 'short' }), day = format({ dateStyle: 'medium' });
const thisYear = format({ month: 'short', day: 'numeric' }), clock = format({ timeStyle: 'short' });
const steps = [[3600, 'minute', 60], [86400, 'hour', 3600], [604800, 'day', 86400]];

function relative(date) {
  const seconds = (date - Date.now()) / 1000, size = Math.abs(seconds);
  if (size < 60) return root.dataset.now ?? ago.format(0, 'second');
  const step = steps.find(([limit]) => size < limit);
  if (step) return ago.format((seconds > 0 ? Math.round : Math.trunc)(seconds / step[2]) || Math.sign(seconds), step[1]);
  return (date.getFullYear() === new Date().getFullYear() ? thisYear : day).format(date);
}

/** What is due, or was: never "just now", which would say neither. */
const due = date => Math.abs(date - Date.now()) < 60000 ? ago.format(date > Date.now() ? 1 : -1, 'minute') : relative(date);

function tell(time) {
  const date = new Date(time.dateTime);
  if (isNaN(date)) return;
  const text = { relative, due, date: day.format, full: full.format, clock: clock.format }[time.dataset.time](date), node = time.firstChild;
  if (node?.nodeType === Node.TEXT_NODE) { if (node.data !== text) node.data = text; }
  else time.textContent = text;
  time.title = full.format(date);
}

const tellAll = (within = document) => within.querySelectorAll('time[data-time]').forEach(tell);
setInterval(() => document.hidden || tellAll(), 30000);

// -- the time zone in a form where none was chosen yet: the browser's own

const zone = document.querySelector('select[data-own-zone]'), ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && [...zone.options].some(option => option.value === ownZone)) zone.value = ownZone;

// -- counters beside fields

function countFor(input) {
  const counter = input.id && document.querySelector(`[data-counter="${CSS.escape(input.id)}"]`);
  if (!counter) return;
  const { length } = input.value, max = +counter.dataset.max;
  counter.textContent = `${length} / ${max}`;
  counter.classList.toggle('is-near', length > max * .9);
}

addEventListener('input', event => event.target.matches?.('.input') && countFor(event.target));
function countAll(within = document) {
  for (const counter of within.querySelectorAll('[data-counter]')) {
    const input = document.getElementById(counter.dataset.counter);
    if (input) countFor(input);
  }
}

// -- what stands far down is read when it comes near

const near = new IntersectionObserver(seen => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    fetch(target.dataset.late).then(answer => answer.ok ? answer.text() : '').then(html => { target.innerHTML = html; }, () => {});
  }
}, { rootMargin: '50%' });
const waitAll = (within = document) => within.querySelectorAll('[data-late]').forEach(part => near.observe(part));

new MutationObserver(changes => {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'attributes') tell(target);
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      if (node.matches('time[data-time]')) tell(node); else tellAll(node);
      countAll(node);
      if (node.matches('[data-late]')) near.observe(node); else waitAll(node);
    }
  }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['datetime'] });
tellAll();
countAll();
waitAll();

// -- who somebody is, where the pointer rests on their name

addEventListener('pointerover', event => {
  const name = event.pointerType === 'mouse' && closest(event, 'a[href^="/u/"]');
  if (name) late('person').then(person => person.rest(name));
});

// -- menus (pop-overs): the browser opens and closes them; here are the arrow keys and, where needed, the place

const itemsOf = menu => [...menu.querySelectorAll('[role^=menuitem]:not(:disabled)')];

addEventListener('toggle', event => {
  const menu = event.target;
  if (event.newState !== 'open' || !menu.matches?.('[role=menu]')) return;
  if (!CSS.supports('position-area', 'block-end')) place(menu, document.querySelector(`[popovertarget="${menu.id}"]`));
  itemsOf(menu)[0]?.focus({ focusVisible: false });
}, true);

function place(menu, button) {
  const at = button.getBoundingClientRect(), { offsetWidth: width, offsetHeight: height } = menu;
  menu.style.left = Math.max(8, Math.min(at.right - width, innerWidth - width - 8)) + 'px';
  menu.style.top = (at.bottom + height + 8 < innerHeight ? at.bottom : Math.max(8, at.top - height - 8)) + 'px';
}

addEventListener('click', event => {
  const chosen = closest(event, '[popover] [role^=menuitem], [popover] a');
  chosen?.closest('[popover]').hidePopover();
});

addEventListener('keydown', event => {
  const menu = closest(event, '[role=menu]'), tabs = closest(event, '[role=tablist]');
  if (menu) {
    walk(event, itemsOf(menu), 'ArrowDown', 'ArrowUp')?.focus();
  } else if (tabs) {
    const tab = walk(event, [...tabs.querySelectorAll('[role=tab]')], 'ArrowRight', 'ArrowLeft');
    tab?.focus();
    tab?.click();
  } else if (event.key === 'ArrowDown' && closest(event, '[aria-haspopup=menu]')) {
    event.preventDefault();
    event.target.popoverTargetElement?.showPopover({ source: event.target });
  }
});

function walk(event, items, forward, back) {
  const at = items.indexOf(document.activeElement), { length } = items;
  const to = { [forward]: (at + 1) % length, [back]: (at - 1 + length) % length, Home: 0, End: length - 1 }[event.key];
  if (to === undefined || !length) return;
  event.preventDefault();
  return items[to];
}
