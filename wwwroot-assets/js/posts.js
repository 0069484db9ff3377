// Posts of a topic's page: one that another quotes or answers unfolds in its place, and a post's address is shared.

const lists = new WeakSet(), address = /^\/t\/(\d+)\/[^/]+(?:\/\d+)?$/;

export function fold(list) {
  if (lists.has(list)) return;
  lists.add(list);
  list.addEventListener('click', press);
}

function press(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const share = event.target.closest('[data-share]');
  if (share) return void send(share);
  const link = event.target.closest('a[href]');
  const place = link && !link.dataset.folds && placeOf(link), inside = place && link.closest('blockquote, p, li:not(.post), td, .post-head');
  if (!inside || document.getElementById(`post-${place.number}`) && place.here) return; // it stands on this page, or in a heading has no room: the browser goes there
  event.preventDefault();
  event.stopPropagation();
  unfold(link, place, inside);
}

// The address of a post, of this topic or another.
function placeOf(link) {
  const url = new URL(link.href), [, topic] = address.exec(url.pathname) ?? [], number = /^#post-(\d+)$/.exec(url.hash)?.[1];
  if (url.origin !== location.origin || !topic || !number || !link.closest('.prose, .post-head')) return;
  return { topic, number, here: location.pathname.startsWith(`/t/${topic}/`) };
}

async function unfold(link, { topic, number }, inside) {
  const shown = link.getAttribute('aria-expanded') === 'true';
  inside.querySelector(':scope > .unfolded')?.remove();
  link.setAttribute('aria-expanded', String(!shown));
  if (shown) return;
  const answer = await fetch(`/live/topic/${topic}/post/${number}`).catch(() => null);
  if (!answer?.ok) return void (location.href = link.href); // gone, or not to be seen: the page says so
  const card = document.createElement('div');
  card.className = 'unfolded';
  card.innerHTML = await answer.text();
  inside.append(card);
}

async function send(button) {
  const url = new URL(button.dataset.share, location.href).href;
  if (navigator.share && matchMedia('(pointer: coarse)').matches) return navigator.share({ url }).catch(() => {});
  await navigator.clipboard.writeText(url).catch(() => prompt(button.textContent.trim(), url));
  const words = button.lastChild, before = words.textContent;
  words.textContent = button.dataset.shareDone;
  setTimeout(() => { words.textContent = before; }, 2500);
}
