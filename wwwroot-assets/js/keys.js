// Single keys, for those who like them: through lists and posts, and from place to place. The page /keys lists them, and "?" shows it over any other.
// Loaded with the first such key (app.js). What is current has the focus: a list that changes while it is read keeps its place by itself.

const off = 'portal.keys';
const places = { h: '/', l: '/latest', n: '/new', u: '/unread', f: '/forum', c: '/clubs' };
const lists = 'main :is(.topics, .categories, .hits, .posts, .list:not(.related > *)) > li';
const patience = 1500;

let last, lastAt = 0, lastPage, going;

export function press(key, again) {
  if (document.querySelector('dialog[open]')) return;
  if (key === '?') return help();
  if (document.querySelector('[data-rows]')) return; // lists for deciding have keys of their own (row-keys.js)
  if (going) return go(key);
  if (key === 'j' || key === 'k') return step(key === 'j' ? 1 : -1);
  if (again) return;
  if (key === 'g') going = setTimeout(() => { going = null; }, patience);
  else if (key === 'o') titleOf(current())?.click();
  else if (key === 'u') [...document.querySelectorAll('.crumbs a')].at(-1)?.click();
  else if (key === 'c') visit('/new-topic');
  else if (key === 'r') answer();
  else if (key === 'l') act('like')?.click();
  else if (key === 'q' && dispatchEvent(new CustomEvent('portal:quote', { cancelable: true }))) act('quote')?.click(); // where no words are chosen (quote.js)
}

// -- through a list

const items = () => [...document.querySelectorAll(lists)].filter(item => item.checkVisibility());
const current = () => document.activeElement.closest?.(lists) ?? (last?.isConnected ? last : null);
const titleOf = item => item?.querySelector('.topic-title, .category-title');

// Where nothing is current the first thing in sight is next; where the current one has gone, what took its place.
function step(by) {
  const all = items(), now = all.indexOf(current());
  const inSight = all.findIndex(item => item.getBoundingClientRect().bottom > 80);
  const to = now >= 0 ? now + by : last && !last.isConnected && lastPage === location.pathname ? lastAt + Math.min(by, 0) : inSight;
  const item = all[Math.min(Math.max(to, 0), all.length - 1)];
  if (!item) return;
  [last, lastAt, lastPage] = [item, all.indexOf(item), location.pathname];
  const target = titleOf(item) ?? item;
  if (target === item) item.tabIndex = -1;
  target.focus({ preventScroll: true, focusVisible: true });
  item.scrollIntoView({ block: item.matches('.post') ? 'start' : 'nearest' });
}

// -- with a post

const act = name => current()?.querySelector(`[data-act="${name}"]`);

function answer() {
  const button = act('reply'), box = document.querySelector('article .composer-box');
  if (button) button.click();
  else { box?.scrollIntoView({ block: 'center' }); box?.focus(); }
}

// -- from place to place

function go(key) {
  clearTimeout(going);
  going = null;
  if (places[key]) visit(places[key]);
}

function visit(path) {
  if (window.Blazor?.navigateTo && document.getElementById('circuit')) Blazor.navigateTo(path); else location.href = path;
}

// -- the list of keys

let dialog;

async function help() {
  dialog ??= await make();
  sayWhether(dialog);
  if (!dialog.open) dialog.showModal();
}

async function make() {
  const page = new DOMParser().parseFromString(await (await fetch('/keys')).text(), 'text/html');
  const made = Object.assign(document.createElement('dialog'), { className: 'dialog' }), head = document.createElement('div'), body = document.createElement('div');
  const title = Object.assign(document.createElement('h2'), { textContent: page.querySelector('h1').textContent, id: 'keys-title' });
  const label = document.documentElement.dataset.words.split('|')[0];
  const close = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-icon btn-text', ariaLabel: label, title: label, textContent: '×' });
  head.className = 'dialog-head';
  body.className = 'dialog-body';
  close.onclick = () => made.close();
  head.append(title, close);
  body.append(page.querySelector('.keys'));
  made.append(head, body);
  made.setAttribute('aria-labelledby', title.id);
  document.body.append(made);
  return made;
}

// -- on or off

const isOff = () => { try { return localStorage.getItem(off) === 'off'; } catch { return false; } };

function sayWhether(within) {
  for (const box of within.querySelectorAll('[data-keys-on]')) box.checked = !isOff();
}

addEventListener('change', ({ target }) => {
  if (!target.matches?.('[data-keys-on]')) return;
  try { if (target.checked) localStorage.removeItem(off); else localStorage.setItem(off, 'off'); } catch { /* nothing can be kept here */ }
});

sayWhether(document);
