// Puts "Talk to us" on another site: <script src="https://PORTAL/embed/chat.js" async></script>. A button, and behind it the portal's own chat
// page in a frame, loaded when it is first opened. The portal's setting Chat:EmbedOrigins must name the site.
(() => {
  const script = document.currentScript;
  if (!script || window.portalChat) return;
  const portal = new URL(script.src).origin, language = (script.dataset.lang || document.documentElement.lang || navigator.language).toLowerCase();
  const words = /^zh-(tw|hk|mo|hant)/.test(language) ? ['聯絡我們', '關閉對話', '{0} 則未讀'] : language.startsWith('zh') ? ['联系我们', '关闭对话', '{0} 条未读'] : ['Talk to us', 'Close the chat', '{0} unread'];
  const label = script.dataset.label || words[0];
  const button = document.createElement('button'), news = document.createElement('span');
  let frame = null, open = false, unread = 0;

  const style = (element, rules) => { for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value); };

  // While it is closed, the button says what waits in it; the news is spoken once.
  function draw() {
    const waits = !open && unread > 0 ? words[2].replace('{0}', unread) : '';
    button.textContent = open ? '✕' : waits ? `${label} · ${unread}` : label;
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', open ? words[1] : waits ? `${label}, ${waits}` : label);
    news.textContent = waits;
  }

  function makeFrame() {
    frame = document.createElement('iframe');
    frame.src = portal + '/talk/frame';
    frame.title = label;
    frame.id = 'portal-chat-frame';
    frame.allow = 'microphone';
    frame.addEventListener('load', focus);
    style(frame, {
      position: 'fixed', right: '16px', bottom: '80px', width: 'min(400px, calc(100vw - 32px))', height: 'min(620px, calc(100vh - 104px))', border: '0',
      'border-radius': '14px', 'box-shadow': '0 4px 32px rgb(0 0 0 / .3)', 'z-index': '2147483000', background: 'Canvas', 'color-scheme': 'light dark',
    });
    button.before(frame); // Tab goes from the chat to the button that closes it
    button.setAttribute('aria-controls', frame.id);
  }

  // Into the box in which one writes.
  function focus() {
    if (!open) return;
    frame.focus();
    frame.contentWindow.postMessage({ portalChat: 'focus' }, portal);
  }

  function toggle(wanted) {
    if (wanted === open) return;
    open = wanted;
    if (open && !frame) makeFrame();
    style(frame, { display: open ? 'block' : 'none' });
    draw();
    open ? focus() : button.focus();
  }

  addEventListener('message', event => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== portal) return;
    const said = event.data?.portalChat ?? {};
    if (said.close) toggle(false);
    if (Number.isInteger(said.unread)) unread = said.unread;
    draw();
  });

  button.type = 'button';
  button.id = 'portal-chat-button';
  style(button, {
    position: 'fixed', right: '16px', bottom: '16px', 'min-height': '48px', padding: '0 20px', border: '0', 'border-radius': '24px', background: '#3350c4', color: '#fff',
    font: '600 16px/1.2 system-ui, sans-serif', cursor: 'pointer', 'box-shadow': '0 2px 12px rgb(0 0 0 / .25)', 'z-index': '2147483000',
  });
  news.setAttribute('role', 'status');
  style(news, { position: 'fixed', width: '1px', height: '1px', overflow: 'hidden', 'clip-path': 'inset(50%)' });
  button.addEventListener('click', () => toggle(!open));
  addEventListener('keydown', event => { if (event.key === 'Escape' && open) toggle(false); });
  draw();
  const show = () => document.body.append(button, news);
  document.body ? show() : addEventListener('DOMContentLoaded', show);
  window.portalChat = { open: () => toggle(true), close: () => toggle(false) };
})();
