// The circuit of a page: starts it, says calmly when the connection is lost, and does not give up.

// Blazor's own patience is ten tries in an instant and then five seconds of nothing: a line that breaks for a moment costs all ten.
// (It counts in whole seconds.)
const pauseBefore = tried => tried < 2 ? 0 : tried < 15 ? 1000 : tried < 60 ? 3000 : null;

// -- Blazor says how the connection is by classes on an element

const modal = document.getElementById('components-reconnect-modal'), banner = document.getElementById('reconnect');
let state = 'hide', retry;

function connection() {
  const now = ['rejected', 'failed', 'show', 'hide'].find(name => modal.classList.contains('components-reconnect-' + name)) ?? 'hide';
  if (now === state) return;
  const was = state;
  state = now;
  clearTimeout(retry);
  if (now === 'hide') delete banner.dataset.state; else banner.dataset.state = now;
  if (was === 'hide' || now === 'hide') dispatchEvent(new Event(now === 'hide' ? 'portal:connected' : 'portal:disconnected'));
  if (now === 'failed') retry = setTimeout(reconnect, 2000);
  if (now === 'rejected') reload();
}

async function reconnect() {
  if (state !== 'failed') return;
  try {
    if (await Blazor.reconnect() === false) return reload();
  } catch { /* the server cannot be reached yet */ }
  if (state === 'failed') retry = setTimeout(reconnect, 4000);
}

// What was typed is in sessionStorage (message-box.js). Not more often than every ten seconds, whatever happens.
function reload() {
  banner.dataset.state = 'rejected';
  const wait = 10000 - (Date.now() - Number(sessionStorage.getItem('reloaded') ?? 0));
  setTimeout(() => { sessionStorage.setItem('reloaded', Date.now()); location.reload(); }, Math.max(0, wait));
}

new MutationObserver(connection).observe(modal, { attributes: true, attributeFilter: ['class'] });
addEventListener('online', reconnect);
document.addEventListener('visibilitychange', () => document.hidden || reconnect());

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: undefined, retryIntervalMilliseconds: pauseBefore } } });
