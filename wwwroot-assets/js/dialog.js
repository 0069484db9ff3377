// Opens and closes the browser's own dialog for Dialog.razor.

export function open(dialog) {
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('[autofocus], .dialog-body :is(input, select, textarea)')?.focus();
}

export function close(dialog) {
  if (dialog.open) dialog.close();
}
