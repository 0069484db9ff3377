// A topic goes on by itself: who scrolls near the end of what is shown gets the page after it, and the one before it near the beginning. Two pages
// stand at a time, so a topic of fifty thousand posts costs what one of fifty does. What is read stays where it is, whatever changes above it.
// Nobody is trapped: only scrolling loads, never the focus; and while the focus is below the posts, nothing is put before it.

const ahead = 900, reading = 300, flows = new Map();

export function flow(list, server) {
  if (flows.has(list)) return;
  let busy = false, scrolled = false, went = false, down = true, last = scrollY, anchor, frame;

  const posts = () => list.querySelectorAll(':scope > [id^="post-"]');
  const topOf = post => post.getBoundingClientRect().top;

  function hold() { // the first post of which something can be seen is the one that must not move
    const post = [...posts()].find(p => p.getBoundingClientRect().bottom > 80);
    anchor = post && { post, top: topOf(post) };
  }

  function keep() {
    if (!anchor?.post.isConnected) return hold();
    const by = topOf(anchor.post) - anchor.top;
    if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: 'instant' });
    hold();
  }

  // What would be taken away, or put before the focus, while somebody is busy with it.
  function held(forward) {
    const all = [...posts()], focus = document.activeElement;
    const dropped = list.dataset.pages === '2' ? (forward ? all.slice(0, all.length / 2) : all.slice(all.length / 2)) : [];
    if (forward && focus && focus !== document.body && list.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING) return true;
    return dropped.some(post => post.contains(focus) || post.querySelector('textarea, dialog[open]')) || !getSelection().isCollapsed;
  }

  async function look() {
    frame = null;
    if (busy || !scrolled || !list.isConnected || document.hidden) return;
    const box = list.getBoundingClientRect();
    const forward = down && list.dataset.next === 'true' && box.bottom - innerHeight < ahead;
    const back = !down && list.dataset.previous === 'true' && box.top > -ahead;
    if (!(forward || back) || held(forward)) return;
    busy = true;
    scrolled = false;
    try {
      await server.invokeMethodAsync('GoOnAsync', forward);
      went = true;
    } catch {
      // The line is broken: the next scrolling asks again.
    }
    setTimeout(() => { busy = false; }, 250);
  }

  function moved() {
    down = scrollY >= last;
    last = scrollY;
    scrolled = true;
    hold();
    frame ??= requestAnimationFrame(look);
    clearTimeout(resting);
    resting = setTimeout(say, reading);
  }

  let said, resting;
  function say() { // the address is that of the post that is read, once the scrolling rests: browsers refuse an address that changes too often
    if (!list.isConnected) return;
    const number = anchor && Number(anchor.post.id.slice('post-'.length));
    if (!went || !number || said === number) return;
    said = number;
    history.replaceState(history.state, '', number > 1 ? `${list.dataset.url}/${number}` : list.dataset.url);
    document.querySelector('.skip').href = `${location.pathname}#main`;
  }

  // A link to a place on this page was drawn for the address that the page had: it still leads there, not to another page.
  function lead(event) {
    const link = went && !event.ctrlKey && !event.metaKey && event.target.closest?.('a[href*="#"]'), url = link && new URL(link.href);
    const place = url && `${url.pathname}/`.startsWith(`${list.dataset.url}/`) && document.getElementById(decodeURIComponent(url.hash.slice(1)));
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    if (!place.contains(list)) place.scrollIntoView();
    if (place.hasAttribute('tabindex')) place.focus({ preventScroll: true });
  }

  const changes = new MutationObserver(keep), sizes = new ResizeObserver(keep);
  changes.observe(list, { childList: true, subtree: true });
  sizes.observe(list);
  addEventListener('scroll', moved, { passive: true });
  document.addEventListener('click', lead, true);
  hold();
  flows.set(list, () => { clearTimeout(resting); changes.disconnect(); sizes.disconnect(); removeEventListener('scroll', moved); document.removeEventListener('click', lead, true); });
  for (const [old, leave] of flows) if (!old.isConnected) { leave(); flows.delete(old); }
}
