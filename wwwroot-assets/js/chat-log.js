// The log of a chat: stays at its end while one reads there, and tells which message was really on the screen of somebody looking.

const slack = 48;
const logs = new Map();

export function watch(log, server) {
  const zone = -new Date().getTimezoneOffset();
  if (!log) return zone; // another chat stands in its place before this script was there
  unwatch(log);
  const state = { atEnd: true, height: 0, top: log.firstElementChild, told: 0, frame: 0 };
  const look = () => { state.frame ||= requestAnimationFrame(() => { state.frame = 0; tell(log, state, server); }); };
  const scrolled = () => { state.atEnd = isAtEnd(log); look(); };
  const changed = () => { follow(log, state); look(); };
  const content = new MutationObserver(changed), size = new ResizeObserver(changed);
  content.observe(log, { childList: true, subtree: true, characterData: true });
  size.observe(log);
  log.addEventListener('scroll', scrolled, { passive: true });
  document.addEventListener('visibilitychange', look);
  addEventListener('portal:connected', look);
  const meant = (location.hash.length > 1 && log.querySelector(`#${CSS.escape(location.hash.slice(1))}`)) || log.querySelector('[data-start]');
  if (meant) {
    meant.scrollIntoView({ block: 'center' });
    state.atEnd = isAtEnd(log);
  }
  const toEnd = () => { state.atEnd = true; changed(); };
  const stop = () => {
    content.disconnect();
    size.disconnect();
    cancelAnimationFrame(state.frame);
    document.removeEventListener('visibilitychange', look);
    removeEventListener('portal:connected', look);
  };
  logs.set(log, { toEnd, stop });
  const { outbox, script } = log.querySelector('[data-outbox]')?.dataset ?? {};
  if (outbox) import(new URL(script, document.baseURI)).then(boxes => boxes.here(outbox)).catch(() => {}); // message-box.js draws what it holds
  changed();
  return zone;
}

export function unwatch(log) {
  logs.get(log)?.stop();
  logs.delete(log);
}

export function toEnd(log) {
  logs.get(log)?.toEnd();
}

// A log with more after it than was read (data-more) is not followed: what comes next is not at its end.
const isAtEnd = log => !('more' in log.dataset) && log.scrollTop + log.clientHeight >= log.scrollHeight - slack;

// New lines at the end are followed; earlier lines put in before do not move what one reads.
function follow(log, state) {
  if (state.atEnd) log.scrollTop = log.scrollHeight;
  else if (log.firstElementChild !== state.top && log.scrollTop < slack) log.scrollTop += log.scrollHeight - state.height;
  state.top = log.firstElementChild;
  state.height = log.scrollHeight;
}

// The last message of the other side whose end is in view. A hidden tab has no frames, so nothing is told there.
function tell(log, state, server) {
  if (document.visibilityState !== 'visible') return;
  const view = log.getBoundingClientRect(), end = Math.min(view.bottom, innerHeight) + 4;
  const seen = [...log.querySelectorAll('[data-number]')].findLast(line => { const { bottom } = line.getBoundingClientRect(); return bottom <= end && bottom > view.top; });
  const number = Number(seen?.dataset.number ?? 0);
  if (number <= state.told) return;
  const before = state.told;
  state.told = number;
  server.invokeMethodAsync('SeenAsync', number).catch(() => { state.told = Math.min(state.told, before); });
}
