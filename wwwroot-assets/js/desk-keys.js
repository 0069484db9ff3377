// Keys of the chat desk, where nobody writes: j and k go through the list, 1 to 9 to one's own chats, r and n to the box for an answer or a note, a stroke to a canned reply, s to
// the search, and any other key presses the button that carries it as data-key. Alt with the arrows goes through one's own chats also while one writes, and the cursor goes along;
// Escape leaves the box. They can be turned off at /keys. Loaded with the desk.

const patience = 10000, settling = 1500, together = 1500;
let following = null; // another chat is being opened, and the cursor goes along
let going = -together; // g was pressed: what follows leads to another page (keys.js)

const desk = () => document.querySelector('.desk');
const box = () => desk()?.querySelector('.desk-main textarea');
const own = () => [...desk().querySelectorAll('[data-own]')];
const isOff = () => { try { return localStorage.getItem('portal.keys') === 'off'; } catch { return false; } };

addEventListener('keydown', event => {
  if (!desk() || event.ctrlKey || event.metaKey || event.isComposing || event.keyCode === 229 || document.querySelector('dialog[open], [role=menu]:popover-open')) return;
  const writing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  const deed = event.altKey ? !isOff() && along(event, writing) : writing ? leave(event, writing) : isOff() ? null : single(event.key, event.repeat);
  if (!deed) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // before the keys of other pages
  deed();
}, true);

// -- one's own chats

function along({ key, code }, writing) {
  const chats = own(), at = chats.findIndex(chat => chat.matches('[aria-current]')), { length } = chats;
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? length - 1 : at - 1 }[key] ?? (!writing && /^Digit[1-9]$/.test(code) ? Number(code[5]) - 1 : undefined);
  if (to === undefined || !length || (code.startsWith('Digit') && to >= length)) return null;
  return () => open(chats[(to + length) % length]);
}

// Where one was writing one goes on writing, once the other chat's box is there: also where that is drawn anew a moment later, or the new page takes the focus to its heading.
function open(link) {
  const before = box()?.id, since = performance.now(), wrote = following || document.activeElement?.matches('.desk-main textarea');
  link?.click();
  if (!wrote) return;
  let there = 0;
  const turn = following = {}, follow = () => {
    if (following !== turn) return;
    const input = box(), now = performance.now(), went = there && document.activeElement?.matches('input, select, button, a, textarea:not(.desk-main *)');
    if (input && input.id !== before) there ||= now;
    if (there && !went && input !== document.activeElement) input?.focus();
    if (!went && now - (there || since) < (there ? settling : patience)) requestAnimationFrame(follow); else following = null;
  };
  requestAnimationFrame(follow);
}

addEventListener('pointerdown', () => following = null, true); // who points elsewhere meanwhile stays there

// -- single keys

function single(key, again) {
  if (key === 'g' || performance.now() - going < together) { going = key === 'g' ? performance.now() : -together; return null; }
  if (key === 'j' || key === 'k') return () => step(key === 'j' ? 1 : -1);
  if (again) return null;
  if (/^[1-9]$/.test(key)) return own()[key - 1] && (() => open(own()[key - 1]));
  if (key === 'r' && !desk().querySelector('[data-key=r]')) return box() && (() => box().focus());
  if (key === '/') return box()?.closest('[data-replies]') && reply;
  if (key === 's') return () => desk().querySelector('[data-find] input')?.focus();
  const button = /^[a-z]$/.test(key) && desk().querySelector(`[data-key="${key}"]:not(:disabled)`);
  return button && (() => button.click());
}

function step(by) {
  const links = [...desk().querySelectorAll('a.desk-item')], at = links.findIndex(link => link.matches('[aria-current]'));
  links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.click();
}

// A stroke at the beginning of a line finds canned replies (completion.js).
function reply() {
  const input = box();
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
  input.dispatchEvent(new CustomEvent('box:type', { bubbles: true, detail: input.value && !input.value.endsWith('\n') ? '\n/' : '/' }));
}

function leave({ key }, input) {
  return key === 'Escape' && desk().contains(input) && !input.hasAttribute('aria-activedescendant') ? () => { following = null; input.blur(); } : null;
}
