// Pictures and files in a composer: pasted, dropped or chosen, several at once. Where one will stand is marked in the text at once and becomes Markdown when
// it is there; how far it is, and what went wrong, stands below the text. Nothing that was typed is touched. Sending waits until no mark is left: also where the
// form was left meanwhile, or a word is just being composed in it. In a box for plain talk (data-beside) nothing stands in the text before it is sent: what is
// there waits below it with its name, and goes along.

import { newKey } from './new-key.js';

const tries = 3, again = 1500, marks = /!\[⏳ [^\]\n]*\]\(\)/;
const busy = new Map();    // form id → uploads whose mark stands in the text
let composing = null;      // the text in which a word is being composed

const formOf = node => node instanceof Element ? node.closest('[data-message-box]:has([data-files])') : null;
const formFor = upload => document.getElementById(upload.id); // asked each time: the circuit may have drawn it anew
const areaOf = form => form.querySelector('textarea');
const settingsOf = form => form.querySelector('[data-files]').dataset;
const plain = name => name.replace(/[[\]()\\|`*_<>\n]/g, ' ').trim();

function take(form, files) {
  const settings = { ...settingsOf(form) }, text = [];
  const uploads = [...files].map(file => rowed({ id: form.id, form, settings, file, key: newKey(), name: file.name || 'picture.png', left: tries }));
  for (const upload of uploads) {
    if (upload.file.size > settings.most) { fail(upload, settings.toolarge); continue; }
    if ('beside' in settings) upload.beside = true;
    else text.push(upload.mark = `![⏳ ${plain(upload.name)} ${upload.key.slice(0, 4)}]()`);
    busy.set(form.id, [...busy.get(form.id) ?? [], upload]);
  }
  if (text.length) {
    areaOf(form).focus();
    type(areaOf(form), text.join('\n') + '\n');
  }
  for (const upload of uploads) if (upload.mark || upload.beside) send(upload);
}

const type = (input, text) => input.dispatchEvent(new CustomEvent('box:type', { bubbles: true, detail: text }));

function send(upload) {
  const request = upload.request = new XMLHttpRequest(), body = new FormData();
  body.append('file', upload.file, upload.name);
  request.open('POST', upload.settings.files);
  request.responseType = 'json';
  request.setRequestHeader('Idempotency-Key', upload.key);
  request.upload.onprogress = ({ loaded, total }) => { upload.bar.value = total ? loaded / total : 0; stand(upload); };
  request.onload = () => request.status === 201 ? done(upload, request.response) : fail(upload, request.response?.detail ?? upload.settings.lost);
  request.onerror = () => {
    if (--upload.left > 0) setTimeout(() => upload.gone || send(upload), again);
    else fail(upload, upload.settings.lost);
  };
  request.send(body);
}

function done(upload, { url, name, width, height }) {
  const title = plain(name.replace(/\.\w+$/, '')) || 'picture', lasts = upload.file.lasts ? `|${upload.file.lasts}` : '';
  const text = width ? `![${title}|${width}x${height}](${url})` : `[${plain(name)}${lasts}](${url})`;
  if (!upload.beside) return end(upload, text);
  upload.text = text;
  upload.bar.replaceWith('✓');
  const form = formFor(upload);
  if (waiting(upload.id).length || !form?.dataset.after) return;
  form.dataset.after = '';
  form.requestSubmit();
}

const waiting = id => (busy.get(id) ?? []).filter(upload => upload.text === undefined);

// What is ready goes along with the words that are being sent.
function comeAlong(form) {
  const ready = (busy.get(form.id) ?? []).filter(upload => upload.beside && upload.text), input = areaOf(form);
  if (!ready.length) return;
  input.setSelectionRange(input.value.length, input.value.length);
  type(input, (input.value.trim() ? '\n' : '') + ready.map(upload => upload.text).join('\n'));
  for (const upload of ready) upload.row.remove();
  busy.set(form.id, busy.get(form.id).filter(upload => !ready.includes(upload)));
}

function fail(upload, sentence) {
  upload.row.classList.add('is-danger');
  upload.bar.remove();
  Object.assign(upload.label, { className: 'grow', textContent: `${upload.name}: ${sentence}` });
  stand(upload);
  end(upload, '', { failed: true, said: true });
}

function stop(upload) {
  upload.gone = true;
  upload.request?.abort();
  end(upload, '', { failed: true });
  areaOf(formFor(upload)).focus();
}

// What shall stand in the mark's place: at once, or as soon as it can be put there. The row of one that failed stays and says why.
function end(upload, text, { failed = false, said = false } = {}) {
  Object.assign(upload, { text, failed, said });
  place(upload);
}

function place(upload) {
  if (upload.text === undefined || (upload.beside && upload.text) || !put(upload)) return;
  upload.mark = null;
  if (!upload.said) upload.row.remove();
  settle(upload);
}

// The form is back with its text.
function join(form) {
  for (const upload of busy.get(form.id) ?? []) {
    upload.form = form;
    stand(upload);
  }
  placeAll(form.id);
}

const placeAll = id => { for (const upload of busy.get(id) ?? []) place(upload); };

// What was to be sent when all is there goes now; where something failed, the person looks first.
function settle(upload) {
  const form = formFor(upload), rest = (busy.get(upload.id) ?? []).filter(other => other !== upload);
  busy.set(upload.id, rest);
  if (!form) return;
  if (upload.failed) form.dataset.after = '';
  if (rest.length || !form.dataset.after) return;
  form.dataset.after = '';
  form.requestSubmit();
}

// True when no mark is left: it was replaced now, or its writer had deleted it. Its place is found anew: the text has been written on meanwhile. In the middle of a
// composed word nothing may change, and a form that has just come back has not got its text yet.
function put(upload) {
  const { mark, text } = upload, form = formFor(upload), input = form && areaOf(form);
  if (!mark) return true;
  if (!input || composing === input) return false;
  const at = input.value.indexOf(mark);
  if (at < 0) return upload.form === form;
  const length = mark.length + (text === '' && input.value[at + mark.length] === '\n' ? 1 : 0);
  if (document.activeElement !== input) {
    input.setRangeText(text, at, at + length, 'preserve');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
  }
  const { selectionStart, selectionEnd } = input, moved = place => place >= at + length ? place - length + text.length : Math.min(place, at + text.length);
  input.setSelectionRange(at, at + length);
  type(input, text);
  input.setSelectionRange(moved(selectionStart), moved(selectionEnd));
  return true;
}

// -- the rows below the text

function rowed(upload) {
  const row = document.createElement('li'), label = document.createElement('span'), bar = document.createElement('progress'), button = document.createElement('button');
  Object.assign(label, { className: 'grow clip', textContent: upload.name });
  Object.assign(bar, { className: 'progress', max: 1, value: 0, ariaLabel: upload.name });
  Object.assign(button, { type: 'button', className: 'btn btn-text btn-sm', textContent: upload.settings.remove, ariaLabel: `${upload.settings.remove}: ${upload.name}` });
  button.addEventListener('click', () => stop(upload));
  row.append(label, bar, button);
  Object.assign(upload, { row, label, bar });
  stand(upload);
  return upload;
}

function stand({ row, ...upload }) {
  if (!row.isConnected) formFor(upload)?.querySelector('.composer-files').append(row);
}

// -- listening

addEventListener('change', event => {
  const form = event.target.matches?.('input[type=file]') ? formOf(event.target) : null;
  if (!form) return;
  take(form, event.target.files);
  event.target.value = '';
});

addEventListener('click', event => {
  const form = event.target instanceof Element && event.target.closest('[data-attach]') ? formOf(event.target) : null;
  form?.querySelector('input[type=file]').click();
});

// Another script of the page made a file: voice.js.
addEventListener('files:add', event => {
  const form = formOf(event.target);
  if (form) take(form, event.detail);
});

// What is copied from a word processor comes as words and as a picture of them: the words are meant.
addEventListener('paste', event => {
  const form = formOf(event.target), { files, types } = event.clipboardData ?? {};
  if (!form || !files?.length || types.includes('text/plain')) return;
  event.preventDefault();
  take(form, files);
});

const carries = event => event.dataTransfer?.types.includes('Files');

for (const name of ['dragenter', 'dragover', 'dragleave', 'drop']) addEventListener(name, event => {
  const form = carries(event) ? formOf(event.target) : null;
  if (!form) return;
  if (name !== 'dragleave') event.preventDefault();
  form.classList.toggle('is-over', name === 'dragover' || name === 'dragenter');
  if (name === 'drop') take(form, event.dataTransfer.files);
});

addEventListener('box:send', event => {
  const form = formOf(event.target), input = event.target;
  if (!form) return;
  form.dataset.after = '';
  join(form);
  if (waiting(form.id).length || busy.get(form.id)?.some(upload => upload.mark)) {
    event.preventDefault();
    form.dataset.after = 'send';
    form.querySelector('.composer-state').textContent = settingsOf(form).waits;
    return;
  }
  comeAlong(form);
  const left = marks.exec(input.value); // by a page that was closed too early: whoever wrote it decides what becomes of the picture
  if (!left) return;
  event.preventDefault();
  event.detail.sentence = settingsOf(form).lost;
  input.setSelectionRange(left.index, left.index + left[0].length);
});

// A form that is back gets its text a moment later.
addEventListener('box:put', event => {
  const form = formOf(event.target);
  if (form && event.target.value) join(form);
});

addEventListener('compositionstart', event => { composing = event.target; });
addEventListener('compositionend', event => {
  composing = null;
  const form = formOf(event.target);
  if (form) setTimeout(placeAll, 0, form.id); // when the word stands
});
