// The chat in a frame on another site (embed/chat.js): tells the page around it how many answers are unread and that Escape was pressed, and takes the focus when it is opened.
// Nothing that anybody wrote leaves the frame.

const tell = message => { if (parent !== window) parent.postMessage({ portalChat: message }, '*'); };
let unread = 0;

function count() {
  const now = Number(document.querySelector('[data-unread]')?.dataset.unread ?? 0);
  if (now !== unread) tell({ unread: unread = now });
}

new MutationObserver(count).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-unread'] });
count();

// What is open inside closes first.
addEventListener('keydown', event => {
  if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && !document.querySelector('dialog[open], :popover-open')) tell({ close: true });
});

addEventListener('message', event => {
  if (event.source === parent && event.data?.portalChat === 'focus') document.querySelector('[data-message-box] textarea')?.focus();
});
