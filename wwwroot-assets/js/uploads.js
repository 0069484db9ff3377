// Pictures and files in a composer: pasted, dropped or chosen, several at once. Where one will stand is marked in the text at once and becomes Markdown when
// it is there; how far it is, and what went wrong, stands below the text. Nothing that was typed is touched. Sending waits for what is on its way.

const tries = 3, again = 1500, marks = /!\[⏳ [^\]\n]*\]\(\)/g;
const busy = new Map();    // form id → uploads on their way
let composing = false;

const formOf = node => node instanceof Element ? node.closest('[data-message-box]:has(.composer-files)') : null;
const formFor = upload => document.getElementById(upload.id); // asked each time: the circuit may have drawn it anew
const areaOf = form => form.querySelector('textarea');
const settingsOf = form => form.querySelector('[data-composer]').dataset;
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
const plain = name => name.replace(/[[\]()\\|`*_<>\n]/g, ' ').trim();

function take(form, files) {
  const settings = { ...settingsOf(form) }, text = [];
  const uploads = [...files].map(file => rowed({ id: form.id, settings, file, key: newKey(), name: file.name || 'picture.png', left: tries }));
  for (const upload of uploads) {
    if (upload.file.size > settings.most) { fail(upload, settings.toolarge); continue; }
    upload.mark = `![⏳ ${plain(upload.name)} ${upload.key.slice(0, 4)}]()`;
    text.push(upload.mark);
    busy.set(form.id, [...busy.get(form.id) ?? [], upload]);
  }
  if (text.length) {
    areaOf(form).focus();
    type(areaOf(form), text.join('\n') + '\n');
  }
  for (const upload of uploads) if (upload.mark) send(upload);
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
  const title = plain(name.replace(/\.\w+$/, '')) || 'picture';
  put(upload, width ? `![${title}|${width}x${height}](${url})` : `[${plain(name)}](${url})`);
  upload.row.remove();
  settle(upload);
}

function fail(upload, sentence) {
  put(upload, '');
  upload.row.classList.add('is-danger');
  upload.bar.remove();
  Object.assign(upload.label, { className: 'grow', textContent: `${upload.name}: ${sentence}` });
  stand(upload);
  settle(upload, true);
}

function stop(upload) {
  upload.gone = true;
  upload.request?.abort();
  put(upload, '');
  upload.row.remove();
  settle(upload, true);
  areaOf(formFor(upload)).focus();
}

// What was to be sent when all is there goes now; where something failed, the person looks first.
function settle(upload, failed = false) {
  const form = formFor(upload), rest = (busy.get(upload.id) ?? []).filter(other => other !== upload);
  busy.set(upload.id, rest);
  if (!form) return;
  if (failed) form.dataset.after = '';
  if (rest.length || !form.dataset.after) return;
  form.dataset.after = '';
  form.requestSubmit();
}

// The mark's place is found anew: the text has been written on meanwhile. In the middle of a composed word nothing may change.
function put(upload, text) {
  if (!upload.mark) return;
  if (composing) { setTimeout(() => put(upload, text), 200); return; }
  const form = formFor(upload), input = form && areaOf(form), at = input?.value.indexOf(upload.mark) ?? -1;
  if (at < 0) return;
  const length = upload.mark.length + (text === '' && input.value[at + upload.mark.length] === '\n' ? 1 : 0);
  if (document.activeElement !== input) {
    input.setRangeText(text, at, at + length, 'preserve');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  const { selectionStart, selectionEnd } = input, moved = place => place >= at + length ? place - length + text.length : Math.min(place, at + text.length);
  input.setSelectionRange(at, at + length);
  type(input, text);
  input.setSelectionRange(moved(selectionStart), moved(selectionEnd));
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
  if (busy.get(form.id)?.length) {
    event.preventDefault();
    form.dataset.after = 'send';
    form.querySelector('.composer-state').textContent = settingsOf(form).waits;
    return;
  }
  if (!input.value.match(marks)) return; // marks that a page left behind which was closed too early
  input.value = input.value.replace(marks, '');
  input.dispatchEvent(new Event('input', { bubbles: true }));
});

addEventListener('compositionstart', () => { composing = true; });
addEventListener('compositionend', () => { composing = false; });
