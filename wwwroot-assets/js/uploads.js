// Pictures and files in a composer: pasted, dropped or chosen, several at once. Where one will stand is marked in the text at once and becomes Markdown when
// it is there; how far it is, and what went wrong, stands below the text. Nothing that was typed is touched. Sending waits for what is on its way.

const tries = 3, again = 1500, marks = /!\[⏳ [^\]\n]*\]\(\)/g;
const busy = new Map();    // form id → uploads on their way
let composing = false;

const formOf = node => node instanceof Element ? node.closest('[data-message-box]:has(.composer-files)') : null;
const areaOf = form => form.querySelector('textarea');
const settings = form => form.querySelector('[data-composer]').dataset;
const uploadsOf = form => busy.get(form.id) ?? [];
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
const plain = name => name.replace(/[[\]()\\|`*_<>\n]/g, ' ').trim();

function take(form, files) {
  const text = [], uploads = [...files].map(file => ({ form, file, key: newKey(), name: file.name || 'picture.png', left: tries }));
  for (const upload of uploads) {
    upload.row = rowOf(upload);
    if (upload.file.size > +settings(form).most) { fail(upload, settings(form).toolarge); continue; }
    upload.mark = `![⏳ ${plain(upload.name)} ${upload.key.slice(0, 4)}]()`;
    text.push(upload.mark);
    busy.set(form.id, [...uploadsOf(form), upload]);
  }
  if (text.length) {
    areaOf(form).focus();
    areaOf(form).dispatchEvent(new CustomEvent('box:type', { bubbles: true, detail: text.join('\n') + '\n' }));
  }
  for (const upload of uploads) if (upload.mark) send(upload);
}

function send(upload) {
  const request = upload.request = new XMLHttpRequest(), form = new FormData();
  form.append('file', upload.file, upload.name);
  request.open('POST', settings(upload.form).files);
  request.responseType = 'json';
  request.setRequestHeader('Idempotency-Key', upload.key);
  request.upload.onprogress = ({ loaded, total }) => { upload.bar.value = total ? loaded / total : 0; };
  request.onload = () => request.status === 201 ? done(upload, request.response) : fail(upload, request.response?.detail ?? settings(upload.form).lost);
  request.onerror = () => {
    if (--upload.left > 0) setTimeout(() => upload.row.isConnected && send(upload), again);
    else fail(upload, settings(upload.form).lost);
  };
  request.send(form);
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
  upload.words.textContent = `${upload.name}: ${sentence}`;
  upload.form.dataset.after = '';
  settle(upload);
}

function settle(upload) {
  const { form } = upload, rest = uploadsOf(form).filter(other => other !== upload);
  busy.set(form.id, rest);
  if (rest.length || !form.dataset.after) return;
  form.dataset.after = '';
  form.requestSubmit();
}

// The mark's place is found anew: the text has been written on meanwhile. In the middle of a composed word nothing may change.
function put(upload, text) {
  if (!upload.mark) return;
  if (composing) { setTimeout(() => put(upload, text), 200); return; }
  const input = areaOf(upload.form), { mark } = upload, at = input?.value.indexOf(mark) ?? -1;
  if (at < 0) return;
  const length = mark.length + (text === '' && input.value[at + mark.length] === '\n' ? 1 : 0);
  if (document.activeElement !== input) {
    input.setRangeText(text, at, at + length, 'preserve');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  const { selectionStart, selectionEnd } = input, moved = place => place >= at + length ? place - length + text.length : Math.min(place, at + text.length);
  input.setSelectionRange(at, at + length);
  input.dispatchEvent(new CustomEvent('box:type', { bubbles: true, detail: text }));
  input.setSelectionRange(moved(selectionStart), moved(selectionEnd));
}

// -- the rows below the text

function rowOf(upload) {
  const row = document.createElement('li'), words = document.createElement('span'), bar = document.createElement('progress'), stop = document.createElement('button');
  Object.assign(words, { className: 'grow clip', textContent: upload.name });
  Object.assign(bar, { className: 'progress', max: 1, value: 0, ariaLabel: upload.name });
  Object.assign(stop, { type: 'button', className: 'btn btn-text btn-sm', textContent: settings(upload.form).remove });
  stop.setAttribute('aria-label', `${settings(upload.form).remove}: ${upload.name}`);
  stop.addEventListener('click', () => {
    upload.request?.abort();
    put(upload, '');
    row.remove();
    upload.form.dataset.after = '';
    settle(upload);
    areaOf(upload.form).focus();
  });
  row.append(words, bar, stop);
  upload.form.querySelector('.composer-files').append(row);
  return Object.assign(upload, { words, bar }), row;
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
  if (uploadsOf(form).length) {
    event.preventDefault();
    form.dataset.after = 'send';
    form.querySelector('.composer-state').textContent = settings(form).waits;
    return;
  }
  if (!input.value.match(marks)) return; // marks that a page left behind which was closed too early
  input.value = input.value.replace(marks, '');
  input.dispatchEvent(new Event('input', { bubbles: true }));
});

addEventListener('compositionstart', () => { composing = true; });
addEventListener('compositionend', () => { composing = false; });
