// Keeps a visitor's page alive: listens to one event stream while the tab is seen, and on "changed" takes this page's own HTML and merges it.
//   <div data-live-url="/live/topic/7" data-live-added="New: {0}">  <ol data-live-region="posts"> <li id data-version> ...
//   <p aria-live=polite data-live-status class=vh>

const pause = 500;
const live = document.querySelector('[data-live-url]'), regions = '[data-live-region]';
let source, last = 0, timer, missed = false;

function listen() {
  if (document.hidden) { source?.close(); source = null; missed = true; return; }
  if (source) return;
  source = new EventSource(live.dataset.liveUrl);
  source.addEventListener('changed', soon);
  source.onopen = () => { if (missed) soon(); };
  source.onerror = () => { missed = true; };
}

function soon() {
  timer ??= setTimeout(refresh, Math.max(0, last + pause - Date.now()));
}

async function refresh() {
  last = Date.now();
  timer = null;
  try {
    const answer = await fetch(location.href, { cache: 'no-cache', headers: { Accept: 'text/html' } });
    if (answer.status === 404 || answer.status === 403) return location.reload();
    if (!answer.ok) return;
    missed = false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    let added = 0;
    for (const region of document.querySelectorAll(regions)) {
      const next = page.querySelector(`[data-live-region="${region.dataset.liveRegion}"]`);
      if (next) added += merge(region, next);
    }
    const status = document.querySelector('[data-live-status]');
    if (added && status) status.textContent = (live.dataset.liveAdded ?? '+{0}').replace('{0}', added);
  } catch { missed = true; }
}

function merge(region, next) {
  const keyed = [...next.children].filter(child => child.id);
  if (!keyed.length && ![...region.children].some(child => child.id)) {
    if (region.innerHTML !== next.innerHTML && !busy(region)) region.replaceChildren(...next.childNodes);
    return 0;
  }
  const seen = seenAt(region), wanted = new Set(keyed.map(child => child.id));
  let added = 0, before = null;
  for (const child of [...region.children]) if (child.id && !wanted.has(child.id)) child.remove();
  for (const fresh of keyed) {
    const old = region.querySelector(`:scope > #${CSS.escape(fresh.id)}`);
    if (!old) {
      fresh.classList.add('is-new');
      before ? before.after(fresh) : region.prepend(fresh);
      added++;
    } else if (old.dataset.version !== fresh.dataset.version && !busy(old)) old.replaceWith(fresh);
    before = document.getElementById(fresh.id);
  }
  stay(seen);
  return added;
}

// What is being used is left as it is; when the focus goes, the page is read again.
function busy(part) {
  const chosen = getSelection();
  const used = part.contains(document.activeElement) || !chosen.isCollapsed && part.contains(chosen.anchorNode);
  if (used) part.addEventListener('focusout', soon, { once: true });
  return used;
}

// Browsers that anchor the scroll position themselves do this better.
function seenAt(region) {
  if (CSS.supports('overflow-anchor', 'auto')) return null;
  const child = [...region.children].find(c => c.getBoundingClientRect().bottom > 0);
  return child && { id: child.id, top: child.getBoundingClientRect().top };
}

function stay(seen) {
  const child = seen?.id && document.getElementById(seen.id);
  if (child) scrollBy(0, child.getBoundingClientRect().top - seen.top);
}

if (live) {
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', event => { if (event.persisted) { source = null; missed = true; listen(); } });
  listen();
}
