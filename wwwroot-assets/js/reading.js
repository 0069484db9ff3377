// Tells a member's circuit how far they have read a topic (TopicLive.razor): up to the last post whose end was in view for a moment while the tab was seen.

const moment = 1000, spread = 1500, observers = new Map();

export function watch(list, server) {
  if (!list || observers.has(list)) return;
  let furthest = 0, told = 0, timer;

  const ends = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) furthest = Math.max(furthest, numberOf(target));
    later();
  });
  const follow = () => { for (const end of list.querySelectorAll(':scope > [id^="post-"] .post-foot')) ends.observe(end); };
  const later = () => { if (furthest > told && !document.hidden) timer ??= setTimeout(tell, moment + Math.random() * spread); }; // who reads the same reply does not say so all at once

  async function tell() {
    timer = null;
    if (document.hidden || !list.isConnected) return;
    const upTo = furthest;
    try {
      await server.invokeMethodAsync('ReadAsync', upTo);
      told = upTo;
      later();
    } catch { timer = setTimeout(tell, 5 * moment); } // the line is broken: said again when it may be mended
  }

  follow();
  const posts = new MutationObserver(follow);
  posts.observe(list, { childList: true });
  document.addEventListener('visibilitychange', later);
  observers.set(list, () => { ends.disconnect(); posts.disconnect(); document.removeEventListener('visibilitychange', later); clearTimeout(timer); });
  for (const [old, leave] of observers) if (!old.isConnected) { leave(); observers.delete(old); }
}

const numberOf = end => Number(end.closest('[id^="post-"]').id.slice('post-'.length));
