// A visitor's chat is theirs by a secret that their browser makes and keeps: so a reload, a second tab or a lost connection finds it again,
// and a start whose answer was lost can be sent again. Nothing is stored before the first message is sent. The secrets of earlier chats are kept beside it.

const name = 'portal.chat', stands = 'portal.chat.stands', before = 'portal.chat.before', most = 20;
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

// All that the browser holds, the current one first.
export function all() {
  return [secret(), ...earlier()].filter((one, at, ones) => one && ones.indexOf(one) === at).slice(0, most);
}

// One of them becomes the current one.
export function choose(one) {
  const rest = all().filter(other => other !== one);
  try {
    localStorage.setItem(before, JSON.stringify(rest));
    localStorage.setItem(name, one);
  } catch { unsaved = one; }
}

// The chat goes to the earlier ones, and a new one can begin.
export function forget() {
  const kept = all();
  unsaved = null;
  try {
    localStorage.setItem(before, JSON.stringify(kept));
    localStorage.removeItem(name);
    localStorage.removeItem(stands);
  } catch { /* nothing was kept */ }
}

function earlier() {
  try { return JSON.parse(localStorage.getItem(before)) ?? []; } catch { return []; }
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
