// Tells the watch (WatchLive.razor) whether somebody is reading further down: then nothing new may push what they read.

const watched = new Map();

export function watch(top, server) {
  if (!top || watched.has(top)) return;
  const observer = new IntersectionObserver(([entry]) => server.invokeMethodAsync('ReadingAsync', !entry.isIntersecting).catch(() => {}));
  observer.observe(top);
  watched.set(top, observer);
  for (const [old, its] of watched) if (!old.isConnected) { its.disconnect(); watched.delete(old); }
}

export function toTop(top) {
  top?.scrollIntoView({ block: 'center' });
}
