// The watch (WatchLive.razor): tells whether somebody is reading where nothing new may push what they read, and which entries have been on the screen
// long enough to be read. One is read at a time: the one that has the focus, or else the first unseen one in sight; nothing is seen faster than
// somebody reads, while the window is away, or where nobody has moved for a while.

const pace = 50; // characters a second, for who looks a text over
const least = 1000, most = 8000, asleep = 60_000, beat = 250;

let moved = -asleep; // until somebody touches it, nobody is known to be there
for (const sign of ['pointermove', 'keydown', 'wheel', 'scroll', 'touchstart']) addEventListener(sign, () => { moved = performance.now(); }, { passive: true, capture: true });

const watched = new Map();

export function watch(top, server) {
  if (!top || watched.has(top)) return;
  const state = { server, away: false, row: null, since: 0 };
  state.timer = setInterval(() => top.isConnected ? look(top, state) : leave(top, state), beat);
  watched.set(top, state);
}

export function toTop(top) {
  document.activeElement?.closest?.('[data-row]') && document.activeElement.blur();
  top?.scrollIntoView({ block: 'center' });
}

function leave(top, state) {
  clearInterval(state.timer);
  watched.delete(top);
}

function look(top, state) {
  const focused = document.activeElement?.closest?.('.river [data-row]') ?? null;
  const away = !!focused || top.getBoundingClientRect().bottom < 0;
  if (away !== state.away) call(state, 'ReadingAsync', state.away = away);

  const row = awake() ? reading(focused) : null;
  if (row !== state.row) [state.row, state.since] = [row, performance.now()];
  else if (row && performance.now() - state.since >= need(row)) {
    call(state, 'SeenAsync', Number(row.dataset.entry));
    row.dataset.told = row.dataset.entry; // gone with its mark; where it was refused, because the text has changed, it is read again
    setTimeout(() => delete row.dataset.told, 5000);
    state.row = null;
  }
}

const awake = () => !document.hidden && document.hasFocus() && performance.now() - moved < asleep && !document.querySelector('dialog[open]');

const waits = row => row.dataset.entry && row.dataset.told !== row.dataset.entry;

function reading(focused) {
  if (focused) return waits(focused) && inSight(focused) ? focused : null;
  return [...document.querySelectorAll('.river [data-entry]')].find(row => waits(row) && inSight(row)) ?? null;
}

// More than half of it, or more than half of the window full of it.
function inSight(row) {
  const box = row.getBoundingClientRect();
  const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  return seen > Math.min(box.height, innerHeight) * .6;
}

const need = row => Math.min(most, least + (row.querySelector('.river-text')?.textContent.length ?? 0) / pace * 1000);

const call = (state, name, value) => state.server.invokeMethodAsync(name, value).catch(() => {});
