// What is offered while somebody writes in a composer: @people, #topics, :faces:, in a plain box what it says (data-offers): people, canned replies after a stroke that begins
// a line; and people in a field for names. The focus stays in the text; arrows choose, Enter and Tab take,
// Escape leaves.
// A bare number (#5) may be meant as it stands: there Enter takes only what was chosen with an arrow.

import { inCode } from './in-code.js';

const pause = 120, most = 8, narrow = 600, bare = /^\d+$/;
let offer = null;    // what is shown: { form, input, kind, start, items, at }
let asked = null;    // what is being asked for
let left = null;     // where somebody said no, or nothing was found: { input, start, words }
let called = null;   // where the tool was pressed: there no letter is needed first

const formOf = node => node instanceof Element ? node.closest('[data-message-box]:has([data-composer]), [data-offers], [data-names]') : null;
const settings = form => form.matches('[data-names], [data-offers]') ? form.dataset : form.querySelector('[data-composer]').dataset;
const isBox = node => node.matches?.('textarea, [data-names] input');

// -- kinds

// needs: where the form says what is found; without it this kind is not offered there
const kinds = [
  { mark: '@', needs: 'people', before: /(?<![A-Za-z0-9._\-/@])@([\p{L}\p{N}\p{M}._-]{0,40})$/u, find: people, text: person => `@${person.name} `, show: person => [person.displayName, `@${person.name}`] },
  { mark: '#', needs: 'topics', before: /(?<![A-Za-z0-9&/#])#([\p{L}\p{N}][^\n#]{0,60})$/u, find: topics, text: topic => `[${topic.title.replace(/[[\]\\]/g, '\\$&')}](${topic.url}) `, show: topic => [topic.title, `#${topic.id}`] },
  { mark: ':', needs: 'emoji', before: /(?<![\p{L}\p{N}:/]):([a-z0-9_+-]{0,30})$/iu, least: 2, find: faces, text: ([face]) => face, show: ([face, names]) => [`${face} ${names.split(' ')[0]}`, ''] },
  { mark: '/', needs: 'replies', before: /^\/([\p{L}\p{N}\p{M}_-]{0,40})$/u, find: replies, text: reply => reply.text, show: reply => [reply.title, `/${reply.shortcut}`] },
];
const names = [{ ...kinds[0], before: /(?<![^\s,，])@?([\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,40})$/u }]; // nothing but people: no mark is needed

async function read(address, words, signal) {
  const url = new URL(address, document.baseURI);
  url.searchParams.set('q', words);
  const answer = await fetch(url, { signal, headers: { Accept: 'application/json' } });
  return answer.ok ? (await answer.json()).items.slice(0, most) : [];
}

function people(form, words, signal) {
  const { people: address } = settings(form);
  return address ? read(address, words, signal) : [];
}

function topics(form, words, signal) {
  const { topics: address } = settings(form);
  return address ? read(address, words, signal) : [];
}

function replies(form, words, signal) {
  return read(settings(form).replies, words, signal);
}

let all;
async function faces(form, words) {
  all ??= import(new URL(settings(form).emoji, document.baseURI)).then(module => module.default);
  const word = words.toLowerCase(), list = await all;
  if (!word) return list.slice(0, 40);
  const rank = ([, names]) => { const at = names.split(' ').findIndex(name => name.startsWith(word)); return at >= 0 ? at : names.includes(word) ? 50 : 99; };
  return list.filter(face => rank(face) < 99).sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

// -- looking

function look(input, byTool = false) {
  const form = formOf(input), at = input.selectionStart;
  if (!form || at !== input.selectionEnd) return close();
  const line = input.value.slice(input.value.lastIndexOf('\n', at - 1) + 1, at);
  if (inCode(input.value.slice(0, at)) || inBackticks(line)) return close();
  for (const kind of form.matches('[data-names]') ? names : kinds.filter(({ needs }) => settings(form)[needs])) {
    const found = kind.before.exec(line);
    if (!found) continue;
    const start = at - line.length + found.index, [, words] = found;
    if (byTool) called = start;
    if (words.length < (kind.least ?? 0) && called !== start) return close();
    if (left?.input === input && left.start === start && words.startsWith(left.words) && !byTool) return close();
    return ask({ form, input, kind, start, words });
  }
  left = called = null;
  close();
}

const inBackticks = line => (line.match(/`/g)?.length ?? 0) % 2 === 1;

async function ask(question) {
  asked?.stop.abort();
  asked = question;
  question.stop = new AbortController();
  if (question.kind.mark !== ':') await new Promise(done => setTimeout(done, pause));
  if (asked !== question) return;
  try {
    const items = await question.kind.find(question.form, question.words, question.stop.signal);
    if (asked !== question || document.activeElement !== question.input) return;
    if (items.length) show({ ...question, items, at: 0 });
    else { close(); left = question.words && !bare.test(question.words) ? question : null; } // half of a number is another number
    if (question.entered) offer ? take(0) : question.input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  } catch { if (asked === question) asked = null; /* asked anew by the next key */ }
}

// -- showing

function show(next) {
  const list = offer?.list ?? document.createElement('ul');
  offer = { ...next, list, status: offer?.status ?? document.createElement('p') };
  const { input, form, items, status } = offer, id = form.id + '-offer';
  if (!list.isConnected) {
    Object.assign(list, { className: 'complete', id, popover: 'manual', role: 'listbox', ariaLabel: settings(form).offered });
    Object.assign(status, { className: 'vh', role: 'status' });
    form.append(list, status);
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-haspopup', 'listbox');
    input.setAttribute('aria-controls', id);
    list.addEventListener('pointerdown', event => event.preventDefault()); // the focus stays where it is
    list.addEventListener('click', event => {
      const option = event.target.closest('[role=option]');
      if (option) take([...list.children].indexOf(option));
    });
  }
  list.replaceChildren(...items.map((thing, i) => option(`${id}-${i}`, offer.kind.show(thing))));
  status.textContent = settings(form).found.replace('{0}', items.length);
  if (!list.matches(':popover-open')) list.showPopover();
  place(list, input, offer.start);
  choose(0);
}

function option(id, [name, note]) {
  const row = document.createElement('li'), [words, more] = ['span', 'span'].map(tag => document.createElement(tag));
  Object.assign(row, { id, role: 'option' });
  Object.assign(words, { className: 'clip', textContent: name });
  Object.assign(more, { className: 'meta', textContent: note });
  row.append(words, more);
  return row;
}

function choose(at) {
  offer.at = (at + offer.items.length) % offer.items.length;
  [...offer.list.children].forEach((row, i) => { row.ariaSelected = String(i === offer.at); });
  const chosen = offer.list.children[offer.at];
  offer.input.setAttribute('aria-activedescendant', chosen.id);
  chosen.scrollIntoView({ block: 'nearest' });
}

function step(by) {
  offer.chosen = true;
  choose(offer.at + by);
}

function take(at) {
  const { input, start, kind, items } = offer, end = input.selectionStart;
  close();
  input.focus();
  input.setSelectionRange(start, end);
  if (input.tagName === 'TEXTAREA') input.dispatchEvent(new CustomEvent('box:type', { bubbles: true, detail: kind.text(items[at]) }));
  else {
    input.setRangeText(kind.text(items[at]), start, end, 'end');
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

function close() {
  asked?.stop.abort();
  asked = null;
  if (!offer) return;
  const { input, list, status } = offer;
  offer = null;
  for (const name of ['aria-autocomplete', 'aria-haspopup', 'aria-controls', 'aria-activedescendant']) input.removeAttribute(name);
  list.remove();
  status.remove();
}

// Under the mark that is being completed, above it where there is no room below; on a phone as wide as the text.
function place(list, input, at) {
  const box = input.getBoundingClientRect(), caret = caretOf(input, at), { offsetWidth: width, offsetHeight: height } = list;
  const line = Math.min(Math.max(box.top + caret.top, box.top), box.bottom), below = line + caret.height + 4;
  list.style.left = (innerWidth < narrow ? box.left : Math.max(8, Math.min(box.left + caret.left, innerWidth - width - 8))) + 'px';
  list.style.width = innerWidth < narrow ? box.width + 'px' : '';
  list.style.top = (below + height < innerHeight ? below : Math.max(8, line - height - 4)) + 'px';
}

// A text area does not say where its letters are: a copy of it that is drawn and not seen does.
function caretOf(input, at) {
  const copy = document.createElement('div'), mark = document.createElement('span'), style = getComputedStyle(input);
  for (const name of ['font', 'letterSpacing', 'lineHeight', 'padding', 'border', 'boxSizing', 'tabSize', 'wordBreak', 'overflowWrap']) copy.style[name] = style[name];
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap', top: 0, left: 0, width: input.clientWidth + 'px' });
  mark.textContent = input.value[at] ?? '.';
  copy.append(input.value.slice(0, at), mark);
  document.body.append(copy);
  const { offsetTop: top, offsetLeft: left, offsetHeight: height } = mark;
  copy.remove();
  return { top: top - input.scrollTop, left, height };
}

// -- listening

addEventListener('input', event => { if (isBox(event.target) && !event.isComposing) look(event.target); });
addEventListener('compositionend', event => { if (isBox(event.target)) look(event.target); });
addEventListener('focusout', () => close());
addEventListener('scroll', event => { if (offer && event.target.contains(offer.input)) close(); }, true); // what moves the text, and not a log beside it that goes on
addEventListener('click', event => {
  const tool = event.target instanceof Element ? event.target.closest('[data-md=emoji]') : null, form = formOf(tool);
  if (form) look(form.querySelector('textarea'), true);
  else if (offer && !offer.list.contains(event.target)) close();
});

addEventListener('keydown', event => {
  if (asked?.kind.mark === '/' && asked.words !== offer?.words && event.target === asked.input && event.key === 'Enter' && !event.isComposing && !event.shiftKey) {
    asked.entered = true; // a shortcut that is typed faster than it is found is no answer to a customer
    event.preventDefault();
    return event.stopImmediatePropagation();
  }
  if (!offer || event.target !== offer.input || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const deed = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: offer.chosen || !bare.test(offer.words) ? () => take(offer.at) : null,
    Tab: () => take(offer.at),
    Escape: () => { left = { ...offer, words: '' }; close(); },
  }[event.key];
  if (!deed || (event.shiftKey && event.key === 'Tab')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  deed();
}, true);

// What was typed before this was here, or before the circuit took the page over, which puts another box in the place of the one that was written in.
const lookAgain = () => { if (isBox(document.activeElement) && document.activeElement.value) look(document.activeElement); };
addEventListener('portal:taken-over', lookAgain);
lookAgain();
