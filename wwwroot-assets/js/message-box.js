// The composer of replies, chats and rooms (MessageBox.razor). What the box shows is the truth: the server is told (key, text) and
// nothing is cleared before it said "accepted". A box is known by its id, so that its element may be replaced (prerendering, reconnect).
// Loaded with the page: what is typed or sent before the circuit is up is kept and goes out when it is.

import { newKey } from './new-key.js';

const timeout = 8000, draftPause = 700, typingPause = 3000, showPause = 1000, retries = [1000, 2000, 4000, 8000], patience = 6, soonEnough = 600000;
const boxes = new Map();
let online = true;

const element = id => document.getElementById(id);
const area = id => element(id)?.querySelector('textarea');
const ownerOf = node => node instanceof Element ? node.closest('[data-message-box]')?.id : undefined;

// text: what the box shows; saved: the draft that the server has; going: the draft on its way there; key and sent: the message on its way; pressed: Send was pressed;
// queue: the messages in the log's outbox, each with its key, the place that it is for, and why it failed
function boxOf(id) {
  const fresh = { id, text: '', saved: '', going: '', key: null, sent: null, pressed: false, attempt: 0, failures: 0, queue: [] };
  if (!boxes.has(id)) boxes.set(id, { ...fresh, ...stored(id) });
  return boxes.get(id);
}

// -- what outlives a reload of this tab

function stored(id) {
  try { return JSON.parse(sessionStorage.getItem('box:' + id)) ?? {}; } catch { return {}; }
}

function keep(box) {
  const { text, saved, going, key, sent, pressed } = box, queue = box.queue.map(({ key, text, place, at, failed }) => ({ key, text, place, at, failed }));
  try {
    if (text || pressed || queue.length) sessionStorage.setItem('box:' + box.id, JSON.stringify({ text, saved, going, key, sent, pressed, queue }));
    else sessionStorage.removeItem('box:' + box.id);
  } catch { /* storage is full or forbidden: the text is still in the box */ }
}

// -- called by MessageBox.razor

export function attach(id, server, owner, draft) {
  const box = boxOf(id), input = area(id), { drafts, typing, rests, shows, failed } = element(id)?.dataset ?? {};
  Object.assign(box, { server, owner, lost: failed ?? box.lost, drafts: drafts !== undefined, typing: typing !== undefined, rests: rests !== undefined, shows: shows !== undefined });
  if (!input) return box.pressed ? dispatch(box) : postNext(box); // its place went before it was attached
  const { uploads, voice } = element(id).querySelector('[data-beside]')?.dataset ?? {};
  for (const script of [uploads, voice]) if (script) import(new URL(script, document.baseURI)).catch(() => {});
  if (!box.pressed) {
    begin(box, draft);
    takeCarried(box);
  }
  put(input, box.text);
  show(box, box.pressed ? 'waiting' : '');
  if (box.pressed) dispatch(box);
  else if (box.text !== box.saved) draftSoon(box);
  if (box.text) restSoon(box);
  if (Date.now() - (box.touched ?? 0) < typingPause) tellTyping(box); // begun before the box was attached
  giveUpOld(box);
  drawQueue(box);
  postNext(box);
}

// A draft that was still being read when the box appeared.
export function offer(id, draft) {
  const box = boxOf(id), input = area(id);
  if (!input || box.pressed) return;
  begin(box, draft);
  put(input, box.text);
  keep(box);
}

// What this tab has not saved yet stays. A draft that was changed elsewhere meanwhile, as when a text was taken back, stays with it.
function begin(box, draft) {
  if (draft === box.last) draft = ''; // read before what was sent had come
  box.text = box.text === box.saved ? draft : merged(box, draft);
  if (draft || !box.text) box.saved = draft;
}

function merged({ text, saved, going }, draft) {
  if (!draft || draft === saved || draft === going || text.startsWith(draft)) return text;
  if (draft.startsWith(text) || draft.endsWith(text)) return draft;
  return saved && draft.endsWith(saved) ? draft.slice(0, -saved.length) + text : `${draft}\n\n${text}`;
}

export function detach(id, owner) {
  const box = boxes.get(id);
  if (box?.owner !== owner) return;
  clearTimeout(box.draftTimer);
  clearTimeout(box.restTimer);
  box.server = box.posting = null;
  if (outboxOf(id)) stop(box); // the log stays, the box is gone
}

export function insert(id, text) {
  const input = area(id);
  if (!input) return;
  input.focus();
  const before = input.value.slice(0, input.selectionStart);
  type(input, (before && !before.endsWith('\n') && text.includes('\n') ? '\n\n' : '') + text);
  input.scrollIntoView({ block: 'nearest' });
}

export function focus(id) {
  area(id)?.focus();
}

// As if the button Send were pressed.
export function send(id) {
  press(id);
}

// Puts a text in the place of all that the box shows; Ctrl+Z brings that back.
export function replace(id, text) {
  const input = area(id);
  if (!input || input.value === text) return;
  input.focus();
  input.select();
  type(input, text);
}

// A text that was sent comes back, before what was written since.
export function putBack(id, text) {
  const input = area(id);
  if (input) replace(id, input.value.trim() ? `${text}\n\n${input.value}` : text);
}

// -- sending

function press(id) {
  const box = boxOf(id), input = area(id);
  if (!input || box.pressed) return;
  // A script of the page may hold it, such as one whose files are still on their way, and may say why.
  const asked = new CustomEvent('box:send', { bubbles: true, cancelable: true, detail: {} }), free = input.dispatchEvent(asked);
  if (!free) return asked.detail.sentence && refuse(box, asked.detail.sentence);
  box.text = input.value;
  if (!box.text.trim() && !('optional' in element(id).dataset)) return input.focus();
  const { max } = input.dataset;
  if (max && box.text.length > max) return refuse(box, element(id).dataset.toolong.replace('{0}', max).replace('{1}', box.text.length));
  box.last = box.text;
  if (outboxOf(id)) return post(box, input);
  Object.assign(box, { pressed: true, key: box.key ?? newKey(), sent: null, failures: 0 });
  keep(box);
  complain(box, '');
  if ('enterSends' in element(id).dataset) input.focus();
  dispatch(box);
}

async function dispatch(box) {
  clearTimeout(box.retryTimer);
  if (!box.pressed) return;
  if (!box.server || !online) return wait(box);
  // Text that may have reached the server goes again as it was; text that never left goes as it stands now.
  box.sent ??= box.text;
  keep(box);
  const attempt = ++box.attempt, { key } = box;
  show(box, box.failures ? 'waiting' : 'sending');
  const late = setTimeout(() => again(box, attempt), timeout);
  try {
    settle(box, key, await box.server.invokeMethodAsync('SendAsync', key, box.sent));
  } catch {
    again(box, attempt);
  } finally {
    clearTimeout(late);
  }
}

// No circuit yet, or none at the moment: attach() or portal:connected goes on.
function wait(box) {
  show(box, online ? 'sending' : 'waiting');
  box.retryTimer = setTimeout(() => box.pressed && show(box, 'waiting'), timeout);
}

function again(box, attempt) {
  if (!box.pressed || attempt !== box.attempt) return;
  if (online && box.failures >= patience) return giveUp(box);
  const pause = retries[Math.min(box.failures++, retries.length - 1)];
  show(box, 'waiting');
  if (online && box.server) box.retryTimer = setTimeout(() => dispatch(box), pause);
}

// The server is there and cannot: the person decides. The key stays, so that a message that did arrive is not doubled.
function giveUp(box) {
  box.pressed = false;
  refuse(box, element(box.id)?.dataset.failed ?? '');
}

function settle(box, key, answer) {
  if (!box.pressed || box.key !== key) return;
  clearTimeout(box.retryTimer);
  const { sent } = box;
  Object.assign(box, { pressed: false, sent: null, attempt: box.attempt + 1, failures: 0 });
  if (!answer.accepted) return refuse(box, answer.sentence);
  box.key = null;
  // What was typed meanwhile stays.
  const rest = box.text.startsWith(sent) ? box.text.slice(sent.length).trimStart() : box.text;
  clearTimeout(box.draftTimer);
  Object.assign(box, { text: rest, saved: '', told: 0, shown: '' });
  const input = area(box.id);
  if (input) put(input, rest);
  keep(box);
  show(box, '');
  if (rest) draftSoon(box);
}

function refuse(box, sentence) {
  box.last = null;
  keep(box);
  show(box, '');
  complain(box, sentence);
  area(box.id)?.focus();
}

// -- where the log has an outbox: what is sent leaves the box at once and stands in the log, in its order, until the server has it. What fails stays there, marked.

// A box may serve several places, one after the other: a message goes, and is shown, only where it was written. A place that went into another is named beside it.
const outboxOf = id => document.querySelector(`[data-outbox="${CSS.escape(id)}"]`);

// Where the box is gone its last place counts.
const placesOf = box => outboxOf(box.id)?.dataset.place?.split(' ') ?? (element(box.id) ? undefined : box.places);

const isHere = (box, { place }) => place === undefined || placesOf(box)?.includes(place);

function post(box, input) {
  box.places = placesOf(box);
  box.queue.push({ key: box.key ?? newKey(), text: box.text, place: box.places?.[0], at: Date.now(), failed: '' });
  clearTimeout(box.draftTimer);
  Object.assign(box, { text: '', key: null, told: 0, shown: '' });
  put(input, '');
  complain(box, '');
  show(box, '');
  keep(box);
  input.focus();
  drawQueue(box);
  postNext(box);
}

async function postNext(box) {
  clearTimeout(box.nextTimer);
  const next = box.queue.find(message => !message.failed && isHere(box, message));
  if (!next || box.posting || !box.server || !online) return;
  if (!('after' in next)) next.after = lastOwn(box); // the line of an attempt whose answer was lost comes after it, too
  const attempt = box.posting = {}, late = setTimeout(() => postLater(box, next, attempt), timeout);
  try {
    posted(box, next, await box.server.invokeMethodAsync('SendAsync', next.key, next.text));
  } catch {
    postLater(box, next, attempt);
  } finally {
    clearTimeout(late);
  }
}

function posted(box, message, answer) {
  if (!box.queue.includes(message)) return;
  box.posting = null;
  if (answer.accepted) {
    box.queue = box.queue.filter(other => other !== message);
    box.saved = '';
    if (box.text) draftSoon(box);
    linger(box, message);
  } else {
    message.failed = answer.sentence;
    drawQueue(box);
  }
  keep(box);
  postNext(box);
}

function postLater(box, message, attempt) {
  if (box.posting !== attempt) return;
  box.posting = null;
  if (online) message.tries = (message.tries ?? 0) + 1;
  if (message.tries > patience) {
    message.failed = box.lost;
    keep(box);
    drawQueue(box);
  }
  if (online) box.nextTimer = setTimeout(() => postNext(box), retries[Math.min(message.tries, retries.length) - 1]);
}

// The box is gone: nothing goes by itself any more, perhaps much later and unasked. What an answer that is still on its way says of it is heard.
function stop(box) {
  if (!box.queue.length) return;
  for (const message of box.queue) message.failed ||= box.lost;
  keep(box);
  drawQueue(box);
}

// What waited for long is not sent unasked.
function giveUpOld(box) {
  for (const message of box.queue) if (Date.now() - (message.at ?? Date.now()) > soonEnough) message.failed ||= box.lost;
}

// An accepted message stays drawn until its line comes, so that the log does not flicker.
function linger(box, message) {
  const node = message.node, log = outboxOf(box.id)?.parentElement;
  if (!node?.isConnected || lastOwn(box) !== message.after) return drawQueue(box);
  const gone = () => { lines.disconnect(); clearTimeout(late); node.remove(); }, late = setTimeout(gone, 1500);
  const lines = new MutationObserver(changes => { if (changes.some(change => [...change.addedNodes].some(isOwn))) gone(); });
  lines.observe(log, { childList: true });
}

const isOwn = line => line instanceof Element && line.matches('.msg-own');
const lastOwn = box => [...outboxOf(box.id)?.parentElement.children ?? []].findLast(isOwn);

function drawQueue(box) {
  const outbox = outboxOf(box.id);
  if (!outbox) return;
  const here = box.queue.filter(message => isHere(box, message));
  for (const message of here) message.node = bubble(box, outbox.dataset, message);
  outbox.replaceChildren(...here.map(message => message.node));
}

function bubble(box, { again, back }, message) {
  const node = made('div', message.failed ? 'msg msg-own is-failed' : 'msg msg-own is-going'), card = made('div', 'msg-card'), { sending, waiting } = element(box.id)?.dataset ?? {};
  node.append(card);
  card.append(made('div', 'msg-body', message.text.replace(/!?\[([^\]|\n]*)[^\]\n]*\]\(\/files\/[^)\s]*\)/g, '$1')));
  if (!message.failed) {
    card.append(made('div', 'msg-foot', online ? sending : waiting));
    return node;
  }
  const why = made('p', 'msg-failed', message.failed), foot = made('div', 'row');
  why.role = 'alert';
  card.append(why);
  if (!box.server) return node; // without the box it can neither go nor come back: it stays in sight
  foot.append(button(again, () => { Object.assign(message, { failed: '', tries: 0, at: Date.now() }); }), button(back, () => {
    box.queue = box.queue.filter(other => other !== message);
    putBack(box.id, message.text);
  }));
  card.append(foot);
  return node;

  function button(text, act) {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-sm', textContent: text });
    made.addEventListener('click', () => {
      act();
      keep(box);
      drawQueue(box);
      focus(box.id);
      postNext(box);
    });
    return made;
  }
}

const made = (name, className, textContent = '') => Object.assign(document.createElement(name), { className, textContent });

// Called by chat-log.js: the log of this box is there, perhaps without the box, as where a chat is over.
export function here(id) {
  const box = boxOf(id);
  box.lost ??= outboxOf(id)?.dataset.failed;
  if (element(id)) drawQueue(box); else stop(box);
  postNext(box);
}

// -- words that go on elsewhere: a link with data-carries="BOX" takes what that box shows along, and the next box under data-takes-carried gets it

const carried = 'box-carried';

function takeCarried(box) {
  if (!element(box.id)?.closest('[data-takes-carried]')) return;
  try {
    const words = sessionStorage.getItem(carried);
    sessionStorage.removeItem(carried);
    if (words && !box.text.includes(words)) box.text = box.text.trim() ? `${box.text}\n\n${words}` : words;
    keep(box);
  } catch { /* storage is forbidden: the words are where they were */ }
}

addEventListener('click', event => {
  const id = event.target instanceof Element && event.target.closest('[data-carries]')?.dataset.carries, input = id && area(id), box = id && boxOf(id);
  if (!input?.value.trim() || box.pressed) return;
  try { sessionStorage.setItem(carried, input.value); } catch { return; }
  Object.assign(box, { text: '', saved: input.value }); // the draft that may still be on its way goes, too
  put(input, '');
  keep(box);
  saveDraft(box);
}, true);

// -- what the person sees

function show(box, state) {
  const form = element(box.id);
  if (!form) return;
  form.dataset.state = state;
  form.querySelector('.composer-send')?.setAttribute('aria-disabled', String(state !== ''));
  form.querySelector('.composer-state').textContent = state ? form.dataset[state] : count(form);
}

function count(form) {
  const { max } = form.querySelector('textarea').dataset, { length } = form.querySelector('textarea').value;
  return max && length > max * .9 ? `${length} / ${max}` : '';
}

function complain(box, sentence) {
  const error = element(box.id + '-error'), input = area(box.id);
  if (!error || !input) return;
  error.hidden = !sentence;
  error.querySelector('[data-sentence]').textContent = sentence;
  if (sentence) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
}

// -- typing

function typed(input, id) {
  const box = boxOf(id);
  Object.assign(box, { text: input.value, last: null });
  if (!box.pressed) {
    complain(box, '');
    show(box, '');
  }
  keep(box);
  draftSoon(box);
  restSoon(box);
  box.touched = Date.now();
  tellTyping(box);
  if (box.shows) box.showTimer ??= setTimeout(() => tellShown(box), showPause);
}

function tellTyping(box) {
  if (!box.server || !online || !box.typing || !box.text || Date.now() - (box.told ?? 0) <= typingPause) return;
  box.told = Date.now();
  box.server.invokeMethodAsync('TypingAsync').catch(() => {});
}

// What the box holds before it is sent, where that is wanted: the newest text, and no more often than is read.
function tellShown(box) {
  box.showTimer = null;
  if (!box.server || !online || box.pressed || box.text === (box.shown ?? '')) return;
  box.shown = box.text;
  box.server.invokeMethodAsync('ShownAsync', box.text.slice(-1000)).catch(() => {});
}

function draftSoon(box) {
  clearTimeout(box.draftTimer);
  box.draftTimer = setTimeout(() => saveDraft(box), draftPause);
}

function restSoon(box) {
  clearTimeout(box.restTimer);
  if (box.rests) box.restTimer = setTimeout(() => box.server?.invokeMethodAsync('RestAsync', box.text).catch(() => {}), draftPause);
}

async function saveDraft(box) {
  clearTimeout(box.draftTimer);
  const { text } = box;
  if (!box.server || !online || box.pressed || !box.drafts || text === box.saved) return;
  box.going = text;
  keep(box);
  try {
    await box.server.invokeMethodAsync('DraftAsync', text);
    if (box.text === text) box.saved = text;
    keep(box);
  } catch { /* kept in this tab; the next key or connection tries again */ }
}

// What no person typed; other scripts of the page hear of it.
function put(input, text) {
  if (input.value !== text) input.value = text;
  input.dispatchEvent(new CustomEvent('box:put', { bubbles: true }));
}

// Types as a person would, so that Ctrl+Z takes it back.
function type(input, text) {
  input.focus();
  if (document.activeElement === input && document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

// -- one listener for all boxes, from before the circuit on

// What a box was drawn with is the draft that who writes over it has seen: it does not come back when the box is attached.
addEventListener('focusin', event => {
  const id = ownerOf(event.target), box = id && event.target.matches('textarea') && boxOf(id);
  if (box && !box.server && !box.pressed && box.text === box.saved) box.text = box.saved = box.going = event.target.value;
});

addEventListener('input', event => {
  const id = ownerOf(event.target);
  if (id && event.target.matches('textarea')) typed(event.target, id);
});

addEventListener('submit', event => {
  const id = ownerOf(event.target);
  if (!id) return;
  event.preventDefault();
  press(id);
}, true);

// Other scripts of the page put words where the cursor is: input.dispatchEvent(new CustomEvent('box:type', { bubbles: true, detail: text })).
addEventListener('box:type', event => type(event.target, event.detail));

addEventListener('keydown', event => {
  const id = ownerOf(event.target);
  if (!id || !event.target.matches('textarea') || event.isComposing || event.keyCode === 229) return;
  const control = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && !event.shiftKey && (control || 'enterSends' in element(id).dataset)) {
    event.preventDefault();
    if (!event.repeat) press(id);
  }
});

addEventListener('focusout', event => {
  const id = ownerOf(event.target);
  if (id) saveDraft(boxOf(id));
});

addEventListener('portal:disconnected', () => {
  online = false;
  for (const box of boxes.values()) {
    box.posting = null;
    drawQueue(box);
    if (box.pressed) again(box, box.attempt);
  }
});

addEventListener('portal:connected', () => {
  online = true;
  for (const box of boxes.values()) {
    drawQueue(box);
    postNext(box);
    box.pressed ? dispatch(box) : saveDraft(box);
  }
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') for (const box of boxes.values()) saveDraft(box);
});

// A page that was loaded again shows at once what was in its boxes.
for (const form of document.querySelectorAll('[data-message-box]')) {
  const box = boxOf(form.id), input = form.querySelector('textarea');
  if (box.text && box.text !== box.saved) {
    if (!box.pressed) begin(box, input.defaultValue);
    input.value = box.text;
  } else if (input.value) Object.assign(box, { text: input.value, saved: input.defaultValue });
  if (box.pressed) show(box, 'sending');
  if ('early' in form.dataset) { // pressed before this script was there (early.js)
    delete form.dataset.early;
    press(form.id);
  }
}
