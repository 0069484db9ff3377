// Tells an agent who looks elsewhere that a customer waits or wrote: by a notification of the browser, and by two short notes. Each browser has its own choice, and nothing is on
// before it is chosen. What the customer wrote stays out of it: a notification may be seen by others.

const keys = { notify: 'portal.desk.notify', sound: 'portal.desk.sound' };
const quiet = 2000, rung = 'portal.desk.rung';
let audio;

const canNotify = () => 'Notification' in window;
const wants = kind => { try { return localStorage.getItem(keys[kind]) === 'on'; } catch { return false; } };

export function state() {
  return { notify: wants('notify') && canNotify() && Notification.permission === 'granted', sound: wants('sound'), refused: canNotify() && Notification.permission === 'denied' };
}

// May be called twice.
export async function choose(kind, on) {
  if (on && kind === 'notify' && canNotify()) await Notification.requestPermission();
  try { if (on) localStorage.setItem(keys[kind], 'on'); else localStorage.removeItem(keys[kind]); } catch { /* nothing can be kept here */ }
  if (on && kind === 'sound') play();
  return state();
}

export function ring(title, url) {
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  const { notify, sound } = state();
  if (notify) show(title, url);
  if (sound && isFirst()) play();
}

// The same tag is one notification, however many tabs are open.
function show(title, url) {
  try {
    const told = new Notification(title, { tag: url });
    told.onclick = () => {
      window.focus();
      told.close();
      if (window.Blazor?.navigateTo) Blazor.navigateTo(url); else location.href = url;
    };
  } catch { /* a phone's browser, which wants them from elsewhere */ }
}

// Of several tabs one is heard.
function isFirst() {
  try {
    const now = Date.now();
    if (now - Number(localStorage.getItem(rung)) < quiet) return false;
    localStorage.setItem(rung, String(now));
  } catch { /* each by itself, then */ }
  return true;
}

function play() {
  audio ??= new AudioContext();
  audio.resume().then(() => [[660, 0], [880, .14]].forEach(([pitch, after]) => {
    const tone = audio.createOscillator(), loud = audio.createGain(), at = audio.currentTime + after;
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(.0001, at);
    loud.gain.exponentialRampToValueAtTime(.12, at + .02);
    loud.gain.exponentialRampToValueAtTime(.0001, at + .28);
    tone.connect(loud).connect(audio.destination);
    tone.start(at);
    tone.stop(at + .3);
  })).catch(() => {});
}
