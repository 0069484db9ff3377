// The card of somebody, shown where the mouse rests on their name. It stays while the mouse is on the name or on the card; Escape, scrolling and a press put it away.
// Who has no mouse follows the link: all of it and more stands there.

const before = 350, after = 200;
let card, of, timer;

export function rest(link) {
  if (card?.contains(link)) return;
  clearTimeout(timer);
  link.addEventListener('pointerleave', leave, { once: true });
  if (link !== of) timer = setTimeout(show, before, link);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, after);
}

async function show(link) {
  const answer = await fetch('/live/person/' + link.pathname.slice('/u/'.length)).catch(() => null);
  if (!answer?.ok || !link.isConnected || !link.matches(':hover')) return;
  const html = await answer.text();
  hide();
  of = link;
  card = Object.assign(document.createElement('aside'), { className: 'person-card', popover: 'manual', ariaLabel: link.textContent, innerHTML: html });
  card.addEventListener('pointerenter', () => clearTimeout(timer));
  card.addEventListener('pointerleave', leave);
  document.body.append(card);
  card.showPopover();
  place(link.getClientRects()[0]);
  for (const [type, target] of ends) target.addEventListener(type, end, true);
}

function place({ left, top, bottom }) {
  const { offsetWidth: width, offsetHeight: height } = card, edge = 8;
  card.style.left = Math.max(edge, Math.min(left, innerWidth - width - edge)) + 'px';
  card.style.top = (bottom + height + edge < innerHeight ? bottom + edge : Math.max(edge, top - height - edge)) + 'px';
}

const ends = [['scroll', window], ['pointerdown', document], ['keydown', document]];

function end(event) {
  if (event.type === 'keydown' ? event.key === 'Escape' : !card?.contains(event.target)) hide();
}

function hide() {
  clearTimeout(timer);
  card?.remove();
  card = of = null;
  for (const [type, target] of ends) target.removeEventListener(type, end, true);
}
