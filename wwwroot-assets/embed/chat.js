// Puts "Talk to us" on another site: <script src="https://PORTAL/embed/chat.js" async></script>. A button, and behind it the portal's own chat
// page in a frame, loaded when it is first opened. The portal's setting Chat:EmbedOrigins must name the site.
(() => {
  const script = document.currentScript;
  if (!script || window.portalChat) return;
  const portal = new URL(script.src).origin, language = (script.dataset.lang || document.documentElement.lang || navigator.language).toLowerCase();
  const words = /^zh-(tw|hk|mo|hant)/.test(language) ? ['聯絡我們', '關閉對話'] : language.startsWith('zh') ? ['联系我们', '关闭对话'] : ['Talk to us', 'Close the chat'];
  const label = script.dataset.label || words[0];
  const button = document.createElement('button');
  let frame = null;

  const style = (element, rules) => { for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value); };

  function draw(open) {
    button.textContent = open ? '✕' : label;
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', open ? words[1] : label);
  }

  function makeFrame() {
    frame = document.createElement('iframe');
    frame.src = portal + '/talk/frame';
    frame.title = label;
    frame.id = 'portal-chat-frame';
    style(frame, {
      position: 'fixed', right: '16px', bottom: '80px', width: 'min(400px, calc(100vw - 32px))', height: 'min(620px, calc(100vh - 104px))', border: '0',
      'border-radius': '14px', 'box-shadow': '0 4px 32px rgb(0 0 0 / .3)', 'z-index': '2147483000', background: 'Canvas', 'color-scheme': 'light dark',
    });
    document.body.append(frame);
  }

  function toggle(open) {
    if (open && !frame) makeFrame();
    if (frame) frame.hidden = !open;
    if (frame) style(frame, { display: open ? 'block' : 'none' });
    draw(open);
    (open ? frame : button)?.focus();
  }

  const isOpen = () => button.getAttribute('aria-expanded') === 'true';

  button.type = 'button';
  style(button, {
    position: 'fixed', right: '16px', bottom: '16px', 'min-height': '48px', padding: '0 20px', border: '0', 'border-radius': '24px', background: '#3350c4', color: '#fff',
    font: '600 16px/1.2 system-ui, sans-serif', cursor: 'pointer', 'box-shadow': '0 2px 12px rgb(0 0 0 / .25)', 'z-index': '2147483000',
  });
  button.addEventListener('click', () => toggle(!isOpen()));
  addEventListener('keydown', event => { if (event.key === 'Escape' && isOpen()) toggle(false); });
  draw(false);
  document.body ? document.body.append(button) : addEventListener('DOMContentLoaded', () => document.body.append(button));
  window.portalChat = { open: () => toggle(true), close: () => toggle(false) };
})();
