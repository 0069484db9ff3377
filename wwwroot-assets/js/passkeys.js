// Passkeys: asks the server what to ask the device, asks the device, and sends its answer with the form.

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const making = form.dataset.passkey === 'new', error = form.querySelector('[data-passkey-error]'), start = form.querySelector('[data-passkey-start]');
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) { form.hidden = true; continue; }

  start.addEventListener('click', async () => {
    error.hidden = true;
    start.disabled = true;
    try {
      form.elements.Credential.value = JSON.stringify(await answer(form, making));
      form.requestSubmit();
    } catch {
      error.hidden = false;
      start.disabled = false;
    }
  });
}

async function answer(form, making) {
  const body = new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
  const response = await fetch(`/account/passkeys/${making ? 'new' : 'sign-in'}-options`, { method: 'POST', body });
  if (!response.ok) throw new Error(response.status);
  const options = await response.json();
  return making
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
