// Who chooses words in a post is offered a button that quotes them (SelectionQuote.razor); the key q does the same (keys.js).

const pause = 200, longest = 20000, gap = 8;
let bar = null, server = null, timer;

export function watch(element, circuit) {
  [bar, server] = [element, circuit];
}

function chosen() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !selection.toString().trim()) return null;
  const range = selection.getRangeAt(0), inside = range.commonAncestorContainer, node = inside instanceof Element ? inside : inside.parentElement;
  const prose = node?.closest('.posts > [id^="post-"] .prose'), post = prose?.closest('[id^="post-"]');
  return post && !node.closest('.unfolded') ? { range, node, number: Number(post.id.slice('post-'.length)) } : null;
}

function htmlOf({ range, node }) {
  const covered = node.closest('.spoiler'), holder = document.createElement(node.closest('pre') ? 'pre' : 'div');
  holder.append(range.cloneContents());
  for (const added of holder.querySelectorAll('button, summary, .unfolded')) added.remove();
  if (holder.matches('pre')) holder.textContent = holder.textContent; // without its colours
  const html = holder.matches('pre') ? holder.outerHTML : holder.innerHTML;
  return (covered ? within(covered, html) : html).slice(0, longest);
}

// What its writer covered stays covered.
function within(cover, html) {
  const copy = cover.cloneNode(false);
  copy.innerHTML = html;
  return copy.outerHTML;
}

// Above the words; below them where a finger chose them, because there the browser's own menu is above.
function look() {
  if (!bar?.isConnected) return;
  const words = chosen();
  bar.toggleAttribute('hidden', !words);
  if (!words) return;
  const at = words.range.getBoundingClientRect(), { offsetWidth: width, offsetHeight: height } = bar, fingers = matchMedia('(pointer: coarse)').matches;
  const top = fingers || at.top < height + gap + 60 ? at.bottom + gap : at.top - height - gap;
  bar.style.left = Math.max(gap, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - gap)) + 'px';
  bar.style.top = Math.max(gap, Math.min(top, innerHeight - height - gap)) + 'px';
}

async function quote() {
  const words = chosen();
  if (!words || !server) return;
  bar.hidden = true;
  const html = htmlOf(words);
  getSelection().removeAllRanges();
  try { await server.invokeMethodAsync('QuoteAsync', words.number, html); } catch { /* the line is broken: it can be chosen again */ }
}

document.addEventListener('selectionchange', () => { clearTimeout(timer); timer = setTimeout(look, pause); });
addEventListener('scroll', () => { if (bar && !bar.hidden) look(); }, { passive: true });
addEventListener('pointerdown', event => { if (bar?.contains(event.target)) event.preventDefault(); }); // the words stay chosen
addEventListener('click', event => { if (bar?.contains(event.target)) quote(); });
addEventListener('portal:quote', event => {
  if (!bar?.isConnected || !chosen()) return;
  event.preventDefault();
  quote();
});
