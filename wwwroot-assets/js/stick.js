// Keeps a log of messages at its newest line while the reader is there, and lets it stand while they read further up.
const near = 80;

export function toBottom(log) {
  if (!log) return;
  let at = true;
  const down = () => { if (at) log.scrollTop = log.scrollHeight; };
  log.addEventListener('scroll', () => { at = log.scrollHeight - log.scrollTop - log.clientHeight < near; }, { passive: true });
  new MutationObserver(down).observe(log, { childList: true, subtree: true });
  new ResizeObserver(down).observe(log);
  down();
}
