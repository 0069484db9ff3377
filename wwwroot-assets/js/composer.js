// Writing Markdown (Composer.razor): tools, keys, lists that go on, the preview. All of it is done on the text area, here in the browser, and can be
// taken back with Ctrl+Z; only the preview asks the server. message-box.js owns the text: what is typed here goes through it (box:type).

import { inCode } from './in-code.js';

const pause = 300, previews = new Map();

const formOf = node => node instanceof Element ? node.closest('[data-message-box]:has([data-composer])') : null;
const areaOf = form => form.querySelector('textarea');
const type = (input, text) => input.dispatchEvent(new CustomEvent('box:type', { bubbles: true, detail: text }));
const chosenIn = input => input.value.slice(input.selectionStart, input.selectionEnd);
const lineStart = (text, at) => text.lastIndexOf('\n', at - 1) + 1;

// -- tools

// Marks around what is chosen; pressed once more they go.
const wrap = (before, after = before) => input => {
  const { selectionStart: start, selectionEnd: end, value } = input, chosen = value.slice(start, end);
  const marked = start >= before.length && value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after;
  if (marked) input.setSelectionRange(start - before.length, end + after.length);
  type(input, marked ? chosen : before + chosen + after);
  const from = start + (marked ? -before.length : before.length);
  input.setSelectionRange(from, from + chosen.length);
};

// A mark before each line that is chosen, in the place of another of its kind; pressed once more they go.
const lines = (mark, own, kind = own) => input => {
  const start = lineStart(input.value, input.selectionStart), end = input.selectionEnd;
  const old = input.value.slice(start, end).split('\n'), marked = old.every(line => own.test(line));
  const made = old.map((line, i) => marked ? line.replace(own, '') : mark(i) + line.replace(kind, '')).join('\n');
  input.setSelectionRange(start, end);
  type(input, made);
  if (old.length > 1) input.setSelectionRange(start, start + made.length);
};

const item = /^(?:[-*+] (?:\[[ xX]\] )?|\d{1,9}[.)] )/;

function code(input) {
  if (!chosenIn(input).includes('\n')) return wrap('`')(input);
  wrap('```\n', '\n```')(input);
}

function link(input) {
  const chosen = chosenIn(input), isAddress = /^https?:\S+$/.test(chosen);
  wrap(isAddress ? '[](' : '[', isAddress ? ')' : '](https://)')(input);
  if (isAddress) input.setSelectionRange(input.selectionStart - 2, input.selectionStart - 2);
  else if (chosen) input.setSelectionRange(input.selectionEnd + 2, input.selectionEnd + 10);
}

const tools = {
  bold: wrap('**'),
  italic: wrap('_'),
  heading: lines(() => '## ', /^## /, /^#{1,6} /),
  quote: lines(() => '> ', /^> ?/),
  code,
  link,
  list: lines(() => '- ', /^[-*+] (?!\[[ xX]\] )/, item),
  numbers: lines(i => `${i + 1}. `, /^\d{1,9}[.)] /, item),
  tasks: lines(() => '- [ ] ', /^[-*+] \[[ xX]\] /, item),
  emoji: input => type(input, /[\p{L}\p{N}:/]$/u.test(input.value.slice(0, input.selectionStart)) ? ' :' : ':'),
};

addEventListener('click', event => {
  const tool = event.target instanceof Element ? event.target.closest('[data-md]') : null, form = formOf(tool);
  if (!form) return;
  const { md } = tool.dataset;
  if (md === 'preview') return togglePreview(form);
  if (md === 'help') return form.querySelector('.composer-help').showPopover({ source: tool });
  if (md === 'file') return form.querySelector('input[type=file]').click();
  if (form.dataset.preview) showText(form);
  areaOf(form).focus();
  tools[md](areaOf(form));
});

// -- keys

// On Apple's machines Ctrl+B, E and K move the cursor in every text.
const apple = /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
const keys = { b: 'bold', i: 'italic', k: 'link', e: 'code' }, shifted = { Period: 'quote', Digit7: 'numbers', Digit8: 'list', Digit9: 'tasks' };

addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229 || event.altKey || event.defaultPrevented) return;
  const form = formOf(event.target);
  if (!form) return;
  if (event.target.closest('[role=toolbar]')) return walk(event);
  if (!event.target.matches('textarea')) return;
  const tool = (apple ? event.metaKey : event.ctrlKey) && (event.shiftKey ? shifted[event.code] : keys[event.key.toLowerCase()]);
  if (tool) tools[tool](event.target);
  else if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.shiftKey || !goOn(event.target)) return;
  event.preventDefault();
});

// A list or a quote goes on in the next line; an empty item ends it.
const beginning = /^([ \t]*(?:> ?)*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?|^[ \t]*(?:> ?)+/;

function goOn(input) {
  const { value, selectionStart: at, selectionEnd: end } = input;
  const start = lineStart(value, at), line = value.slice(start, at), found = beginning.exec(line);
  if (at !== end || !found || inCode(value.slice(0, start))) return false;
  if (line === found[0] && (at === value.length || value[at] === '\n')) {
    input.setSelectionRange(start, at);
    type(input, '');
  } else {
    const [all, before, bullet, number, after, gap, task] = found;
    type(input, '\n' + (gap ? before + (bullet ?? Number(number) + 1 + after) + gap + (task ? '[ ] ' : '') : all));
  }
  return true;
}

// The tools are one stop of the Tab key; the arrows go from one to the next.
function walk(event) {
  const all = [...event.target.closest('[role=toolbar]').querySelectorAll('button')], at = all.indexOf(document.activeElement), { length } = all;
  const to = { ArrowRight: (at + 1) % length, ArrowLeft: (at - 1 + length) % length, Home: 0, End: length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  for (const tool of all) tool.tabIndex = -1;
  all[to].tabIndex = 0;
  all[to].focus();
}

// An address that is pasted over words makes them a link.
addEventListener('paste', event => {
  const form = formOf(event.target), pasted = event.clipboardData?.getData('text/plain').trim() ?? '';
  if (!form || !event.target.matches('textarea') || !/^https?:\/\/\S+$/.test(pasted)) return;
  const chosen = chosenIn(event.target);
  if (!chosen.trim() || /[\n[\]]|^https?:/.test(chosen)) return;
  event.preventDefault();
  type(event.target, `[${chosen}](${pasted})`);
});

// -- the preview: beside the text where there is room, in its place where there is none

export function attach(id, server) {
  previews.set(id, { server });
  const form = document.getElementById(id);
  if (!form) return;
  loadMore(form);
  if (form.dataset.preview) soon(form);
}

export function detach(id) {
  clearTimeout(previews.get(id)?.timer);
  previews.delete(id);
}

function togglePreview(form) {
  if (form.dataset.preview) return showText(form);
  setPreview(form, true);
  show(form);
}

function showText(form) {
  setPreview(form, false);
  areaOf(form).focus();
  show(form);
}

function setPreview(form, on) {
  form.dataset.preview = on ? 'on' : '';
  form.querySelector('[data-md=preview]').setAttribute('aria-pressed', String(on));
}

function soon(form) {
  const preview = previews.get(form.id);
  if (!preview) return;
  clearTimeout(preview.timer);
  preview.timer = setTimeout(() => show(form), pause);
}

// One question at a time, and the newest text last.
async function show(form) {
  const preview = previews.get(form.id);
  if (!preview) return;
  if (preview.asking) { preview.again = true; return; }
  preview.asking = true;
  try {
    await preview.server.invokeMethodAsync('Show', form.dataset.preview ? areaOf(form).value : null);
  } catch { /* the line is broken: the next key or connection asks again */ }
  preview.asking = false;
  if (!preview.again) return;
  preview.again = false;
  show(form);
}

for (const name of ['input', 'box:put']) addEventListener(name, event => {
  const form = formOf(event.target);
  if (form?.dataset.preview && event.target.matches('textarea')) soon(form);
});

addEventListener('portal:connected', () => {
  for (const form of document.querySelectorAll('[data-message-box][data-preview=on]')) soon(form);
});

// -- what else belongs to a composer, where the page says it wants it

function loadMore(form) {
  const { completion, uploads } = form.querySelector('[data-composer]')?.dataset ?? {};
  for (const script of [completion, uploads]) if (script) import(new URL(script, document.baseURI)).catch(() => {});
}

for (const form of document.querySelectorAll('[data-message-box]:has([data-composer])')) loadMore(form);
