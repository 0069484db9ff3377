// The watch (WatchLive.razor): tells whether somebody is reading where nothing new may push what they read, and which entries have been on the screen
// long enough to be read. One is read at a time: the one that has the focus, or else the first unseen one in sight; nothing is seen faster than
// somebody reads, before its end was in sight, while it runs past, while the window is away, or where nobody has moved for a while.

const pace = 50; // letters a second, for who looks a text over; a Chinese character takes as long as three
const least = 1000, most = 30_000, asleep = 60_000, still = 300, beat = 250;

let moved = -asleep, scrolled = -still; // until somebody touches it, nobody is known to be there
addEventListener('scroll', () => { scrolled = performance.now(); }, { passive: true, capture: true });
for (const sign of ['pointermove', 'keydown', 'wheel', 'scroll', 'touchstart']) addEventListener(sign, () => { moved = performance.now(); }, { passive: true, capture: true });

const watched = new Map();

export function watch(top, server) {
  if (!top || watched.has(top)) return;
  const state = { server, away: false, row: null, version: null, read: 0, at: 0 };
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
  const now = performance.now(), passed = Math.min(now - state.at, beat * 2);
  state.at = now;
  if (row !== state.row || row?.dataset.version !== state.version) [state.row, state.version, state.read] = [row, row?.dataset.version, 0];
  else if (row && now - scrolled > still) state.read += passed;
  if (row && state.read >= need(row) && isEndInSight(row)) {
    call(state, 'SeenAsync', Number(row.dataset.entry), Number(row.dataset.version));
    row.dataset.told = row.dataset.version; // gone with its mark; where it was refused, because the text has changed, it is read again
    setTimeout(() => delete row.dataset.told, 5000);
    state.row = null;
  }
}

const awake = () => !document.hidden && document.hasFocus() && performance.now() - moved < asleep && !document.querySelector('dialog[open]');

const waits = row => row.dataset.entry && row.dataset.told !== row.dataset.version;

function reading(focused) {
  if (focused) return waits(focused) && inSight(focused) ? focused : null;
  return [...document.querySelectorAll('.river [data-entry]')].find(row => waits(row) && inSight(row)) ?? null;
}

// More than half of it, or more than half of the window full of it, and nothing over it.
function inSight(row) {
  const box = row.getBoundingClientRect();
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  return bottom - top > Math.min(box.height, innerHeight) * .6 && isOpen(row, box, (top + bottom) / 2);
}

function isEndInSight(row) {
  const text = row.querySelector('.river-text'), box = text.getBoundingClientRect();
  return box.height === 0 || (box.bottom > 0 && box.bottom <= innerHeight && isOpen(row, box, box.bottom - 1));
}

const isOpen = (row, box, y) => row.contains(document.elementFromPoint(box.left + box.width / 2, y));

function need(row) {
  const text = row.querySelector('.river-text').textContent, wide = text.match(/[\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff]/g)?.length ?? 0;
  return Math.min(most, least + (text.trim().length + wide * 2) / pace * 1000);
}

const call = (state, name, ...values) => state.server.invokeMethodAsync(name, ...values).catch(() => {});
