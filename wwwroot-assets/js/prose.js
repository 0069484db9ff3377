// What can be done with a post and its text: share its address, look at a picture at its full size, copy code. Loaded with the first click on one of them (app.js).

const [close, previous, next] = document.documentElement.dataset.words.split('|');

export const use = element => element.matches('[data-copy]') ? copy(element) : element.matches('[data-share]') ? share(element) : look(element);

// -- sharing

async function share(button) {
  const url = new URL(button.dataset.share, location.href).href;
  if (navigator.share && matchMedia('(pointer: coarse)').matches) return navigator.share({ url }).catch(() => {});
  await navigator.clipboard.writeText(url).catch(() => prompt(button.textContent.trim(), url));
  const words = button.lastChild, before = button.dataset.label ??= words.textContent;
  words.textContent = button.dataset.shareDone;
  setTimeout(() => { words.textContent = before; }, 2500);
}

// -- copying

async function copy(button) {
  const code = button.parentElement.querySelector('pre');
  button.ariaLive = 'polite';
  if (!await written(code)) return;
  const label = button.dataset.label ??= button.textContent;
  button.textContent = button.dataset.copy;
  setTimeout(() => { button.textContent = label; }, 2000);
}

// Where there is no clipboard to write to (a page without TLS), the old way.
async function written(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return document.execCommand('copy');
  }
}

// -- pictures

let box, image, caption, pictures = [], at = 0;

function look(element) {
  const picture = element.matches('img') ? element : element.querySelector('img');
  pictures = [...document.querySelectorAll('.prose img')].filter(img => !img.closest('a:not(.picture)') && img.checkVisibility({ visibilityProperty: true }));
  box ??= make();
  for (const button of box.querySelectorAll('[data-step]')) button.hidden = pictures.length < 2;
  show(Math.max(0, pictures.indexOf(picture)));
  box.showModal();
}

function show(to) {
  at = (to + pictures.length) % pictures.length;
  const picture = pictures[at], place = pictures.length > 1 ? `${at + 1} / ${pictures.length}` : '';
  image.src = picture.closest('a.picture')?.href ?? picture.src;
  box.ariaLabel = image.alt = picture.alt;
  caption.textContent = [picture.alt, place].filter(Boolean).join(' · ');
}

function make() {
  const dialog = Object.assign(document.createElement('dialog'), { className: 'lightbox' });
  image = document.createElement('img');
  caption = document.createElement('p');
  dialog.append(image, caption, button(close, '×', 0), button(previous, '‹', -1), button(next, '›', 1));
  caption.ariaLive = 'polite';
  dialog.addEventListener('click', ({ target }) => {
    const step = Number(target.closest('button')?.dataset.step);
    if (step) show(at + step); else dialog.close();
  });
  dialog.addEventListener('keydown', ({ key }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step && pictures.length > 1) show(at + step);
  });
  document.body.append(dialog);
  return dialog;
}

function button(label, sign, step) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-icon', ariaLabel: label, title: label, textContent: sign });
  made.dataset[step ? 'step' : 'close'] = step;
  return made;
}
