// Opens and closes the browser's own dialog for Dialog.razor. It gives the focus back by itself where it is closed; where it is taken out of the page while it is open, this does.

export function open(dialog) {
  if (dialog.open) return;
  const opener = document.activeElement;
  dialog.showModal();
  dialog.querySelector('[autofocus], .dialog-body :is(input, select, textarea)')?.focus();
  const taken = new MutationObserver(() => {
    if (dialog.isConnected) return;
    taken.disconnect();
    if (document.activeElement === document.body && opener?.isConnected) opener.focus({ preventScroll: true });
  });
  taken.observe(document.body, { childList: true, subtree: true });
  dialog.addEventListener('close', () => taken.disconnect(), { once: true });
}

export function close(dialog) {
  if (dialog.open) dialog.close();
}
