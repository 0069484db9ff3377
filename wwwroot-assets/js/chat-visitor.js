// A visitor's chat is theirs by a secret that their browser makes and keeps: so a reload, a second tab or a lost connection finds it again,
// and a start whose answer was lost can be sent again. Nothing is stored before the first message is sent.

const name = 'portal.chat', stands = 'portal.chat.stands';
let unsaved = null;

export function secret() {
  try { return localStorage.getItem(name) ?? unsaved; } catch { return unsaved; }
}

// The secret that the first message goes out with: another tab may have begun meanwhile.
export function begin() {
  const known = secret();
  if (known) return known;
  unsaved = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  try { localStorage.setItem(name, unsaved); } catch { /* storage is forbidden: the chat lasts as long as the page */ }
  return unsaved;
}

export function begun() {
  try { localStorage.setItem(stands, Date.now()); } catch { /* other tabs find it when they are loaded again */ }
}

export function forget() {
  unsaved = null;
  try { localStorage.removeItem(name); localStorage.removeItem(stands); } catch { /* nothing was kept */ }
}

// Another tab began a chat, or left it. One page follows at a time: asked twice, it still hears it once.
let following = null;

export function follow(page) {
  unfollow();
  following = event => { if (event.key === stands) page.invokeMethodAsync('ChangedAsync', secret()).catch(() => {}); };
  addEventListener('storage', following);
}

export function unfollow() {
  if (following) removeEventListener('storage', following);
  following = null;
}
