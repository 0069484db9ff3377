// The page of a topic, with or without a circuit: a post that another quotes or answers unfolds in its place.

const address = /^\/t\/(\d+)\/[^/]+(?:\/\d+)?$/;

addEventListener('click', event => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !(event.target instanceof Element)) return;
  const link = event.target.closest('.posts[data-url] a[href]');
  const place = link && !link.dataset.folds && placeOf(link), inside = place && link.closest('blockquote, p, li:not(.post), td, .post-head');
  if (!inside || document.getElementById(`post-${place.number}`) && place.here) return; // it stands on this page, or in a heading has no room: the browser goes there
  event.preventDefault();
  event.stopPropagation();
  unfold(link, place, inside);
}, true); // before Blazor, which would follow the link

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
