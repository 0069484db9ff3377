// Keeps a visitor's page alive: listens to one event stream while the tab is seen; on "changed" reads this page again and merges it.
//   <div data-live-url="/live/topic/7" data-live-version="12" data-live-added="New: {0}"> <ol data-live-region="posts"> <li id data-version>
// A region whose children have no ids is taken over as a whole. Who reads on the last page sees what is written after it too: see goOn.

const pause = 500, live = document.querySelector('[data-live-url]');
const further = 1, atTheEnd = !nextOf(document);
let source, timer, last = 0, shown = live?.dataset.liveVersion, told = shown;

function listen() {
  if (document.hidden) { source?.close(); source = null; return; }
  if (source) return;
  source = new EventSource(live.dataset.liveUrl);
  source.addEventListener('changed', hear);
  source.addEventListener('hello', hear); // after the first time, and after every gap
}

function hear({ data }) {
  told = data;
  if (told !== shown) soon();
}

function soon() {
  timer ??= setTimeout(refresh, Math.max(0, last + pause - Date.now()));
}

async function refresh() {
  [last, timer] = [Date.now(), null];
  const aim = told;
  try {
    const page = await read(location.href);
    if (atTheEnd) await goOn(page);
    let added = 0;
    for (const region of document.querySelectorAll('[data-live-region]')) {
      const next = page.querySelector(`[data-live-region="${region.dataset.liveRegion}"]`);
      if (next) added += merge(region, next);
    }
    if (added) announce(added);
    shown = aim;
  } catch { setTimeout(soon, 5000); }
}

async function read(address) {
  const answer = await fetch(address, { cache: 'no-cache', headers: { Accept: 'text/html' } });
  if (answer.status === 404) location.reload();
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`); // read again later: what was told is not shown yet
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

function nextOf(page) {
  const link = page.querySelector('link[rel="next"]');
  return link && new URL(link.href).pathname;
}

// The topic went on to further pages: what stands on them is shown below, so that nobody has to leave for it.
async function goOn(page) {
  for (let next = nextOf(page), i = 0; next && i < further; i++) {
    const more = await read(next);
    for (const region of more.querySelectorAll('[data-live-region]'))
      page.querySelector(`[data-live-region="${region.dataset.liveRegion}"]`)?.append(...region.children);
    next = nextOf(more);
  }
}

function merge(region, next) {
  const keyed = [...next.children].filter(child => child.id), ids = new Set(keyed.map(child => child.id));
  if (!ids.size && !region.querySelector(':scope > [id]')) {
    if (region.innerHTML !== next.innerHTML && !busy(region)) region.replaceChildren(...next.childNodes);
    return 0;
  }
  const seen = reading(region);
  let added = 0, before = null;
  for (const child of [...region.children]) if (child.id && !ids.has(child.id)) child.remove();
  for (const fresh of keyed) {
    const old = document.getElementById(fresh.id);
    if (!old) {
      fresh.classList.add('is-new');
      before ? before.after(fresh) : region.prepend(fresh);
      added++;
    } else if (old.dataset.version !== fresh.dataset.version && !busy(old)) old.replaceWith(fresh);
    before = document.getElementById(fresh.id);
  }
  if (seen) scrollBy(0, (document.getElementById(seen.id)?.getBoundingClientRect().top ?? seen.top) - seen.top);
  return added;
}

// What is being used stays; when it is left, the page is read again.
function busy(part) {
  const chosen = getSelection(), used = part.contains(document.activeElement) || !chosen.isCollapsed && part.contains(chosen.anchorNode);
  if (used) part.addEventListener('focusout', soon, { once: true });
  return used;
}

// Where the eye is, for browsers that do not keep that themselves.
function reading(region) {
  if (CSS.supports('overflow-anchor', 'auto')) return null;
  const child = [...region.children].find(c => c.getBoundingClientRect().bottom > 0);
  return child && { id: child.id, top: child.getBoundingClientRect().top };
}

function announce(count) {
  if (live.dataset.liveAdded) status.textContent = live.dataset.liveAdded.replace('{0}', count);
}

const status = document.createElement('p');
if (live) {
  status.className = 'vh';
  status.setAttribute('aria-live', 'polite');
  live.append(status);
  document.addEventListener('visibilitychange', listen);
  addEventListener('pageshow', event => { if (event.persisted) { source?.close(); source = null; listen(); } });
  listen();
}
