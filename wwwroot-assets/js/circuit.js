// The circuit of a page: starts it, says calmly when the connection is lost, and does not give up.

// Blazor's own patience is ten tries in an instant and then five seconds of nothing: a line that breaks for a moment costs all ten.
// (It counts in whole seconds.)
const pauseBefore = tried => tried < 2 ? 0 : tried < 15 ? 1000 : tried < 60 ? 3000 : null;

// -- Blazor says how the connection is by classes on an element

const modal = document.getElementById('components-reconnect-modal'), banner = document.getElementById('reconnect');
let state = 'hide', retry, reloading = false;

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

// The page is loaded again where the circuit is no more, or never came to be; not before the server answers, and not more often than every
// ten seconds. What was typed and clicked meanwhile is in sessionStorage (message-box.js, early.js).
async function reload() {
  if (reloading) return;
  reloading = true;
  banner.dataset.state = 'rejected';
  await pause(10000 - (Date.now() - Number(sessionStorage.getItem('reloaded') ?? 0)));
  while (!await answers()) await pause(1000);
  sessionStorage.setItem('reloaded', Date.now());
  dispatchEvent(new Event('portal:reloading'));
  location.reload();
}

const pause = time => new Promise(done => setTimeout(done, Math.max(0, time)));
const answers = () => fetch('/healthz/live', { cache: 'no-store' }).then(answer => answer.ok, () => false);

// The circuit speaks the language of its page, whatever its own line asks for or another tab has chosen meanwhile.
// Blazor knows how to come back to a circuit, but not how to begin once more when the line breaks while it starts. (takeover.js listens in.)
function prepare(builder) {
  builder.withUrl('_blazor?lang=' + document.documentElement.lang);
  const build = builder.build;
  builder.build = () => {
    const connection = build.call(builder), start = connection.start;
    dispatchEvent(new CustomEvent('portal:connecting', { detail: connection }));
    const stumble = () => { if (modal.isConnected && !document.getElementById('circuit')) reload(); };
    connection.onclose(stumble);
    connection.start = () => start.call(connection).catch(error => { stumble(); throw error; });
    return connection;
  };
}

new MutationObserver(connection).observe(modal, { attributes: true, attributeFilter: ['class'] });
addEventListener('online', reconnect);
document.addEventListener('visibilitychange', () => document.hidden || reconnect());

// One listener may stand around many buttons (Acts.cs): which of them was pressed, their data-act says, and to which of several things it belongs, the data-of around it.
Blazor.registerCustomEventType('act', {
  browserEventName: 'click',
  createEventArgs: ({ target }) => {
    const pressed = target.closest('[data-act]');
    return { act: pressed?.dataset.act ?? '', of: pressed?.closest('[data-of]')?.dataset.of ?? '' };
  },
});

// A long text is told when its typing rests (TextField.razor), not at every key.
const resting = new WeakMap();
addEventListener('input', ({ target }) => {
  if (target.dataset?.resting === undefined) return;
  clearTimeout(resting.get(target));
  resting.set(target, setTimeout(() => target.isConnected && target.dispatchEvent(new Event('change', { bubbles: true })), 700));
});

// A circuit that begins knows one address alone: who follows a link meanwhile goes there as on any page, and does not have Blazor fetch it into this one.
Blazor.start({ ssr: { disableDomPreservation: true }, circuit: { configureSignalR: prepare, reconnectionOptions: { maxRetries: undefined, retryIntervalMilliseconds: pauseBefore } } });
