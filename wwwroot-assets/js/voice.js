// A voice message in a box for plain talk (MessageBox.razor): recorded here, at most two minutes, and then a file like any other (uploads.js), which is heard where it stands.

const most = 120, kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
let recording = null;

const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

addEventListener('click', event => {
  const form = event.target instanceof Element && event.target.closest('[data-record]')?.closest('[data-message-box]');
  if (form) recording ? recording.stop(true) : record(form);
});

async function record(form) {
  const list = form.querySelector('[data-files]');
  if (!list) return;
  const [done, refused, noDevice, notHere] = list.dataset.voicetexts.split('|'), row = rowed(list, done);
  const kind = globalThis.MediaRecorder && navigator.mediaDevices && kinds.find(kind => MediaRecorder.isTypeSupported(kind));
  if (!kind) return row.fail(notHere);
  const turn = recording = { stop: keep => { turn.over = true; row.remove(); recording = null; if (keep) turn.keep?.(); else turn.drop?.(); } };
  row.onDone(() => turn.stop(true));
  row.onCancel(() => turn.stop(false));
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    recording = null;
    return row.fail(error.name === 'NotFoundError' ? noDevice : refused);
  }
  if (turn.over) return release(stream); // it was taken back while the browser asked
  const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 }), pieces = [], begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const ticking = setInterval(() => { row.say(clock(seconds())); if (seconds() >= most) turn.stop(true); }, 250);
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  turn.keep = turn.drop = null;
  const end = then => () => { clearInterval(ticking); recorder.addEventListener('stop', () => { release(stream); then(); }); recorder.stop(); };
  turn.drop = end(() => {});
  turn.keep = () => {
    const lasted = Math.max(1, Math.min(seconds(), most));
    end(() => {
      const type = kind.split(';')[0], file = new File(pieces, `voice.${{ 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }[type]}`, { type });
      file.lasts = clock(lasted);
      form.querySelector('textarea').dispatchEvent(new CustomEvent('files:add', { bubbles: true, detail: [file] }));
    })();
  };
  recorder.start();
  row.say(clock(0));
}

const release = stream => stream.getTracks().forEach(track => track.stop());

// The row below the text: how long it is, and what to do with it.
function rowed(list, done) {
  const row = document.createElement('li'), label = document.createElement('span'), buttons = [done, list.dataset.remove].map(text =>
    Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-text btn-sm', textContent: text }));
  label.className = 'grow';
  row.append(label, ...buttons);
  list.append(row);
  buttons[1].addEventListener('click', () => row.remove());
  return {
    say: text => { label.textContent = `● ${text}`; },
    fail: text => { row.classList.add('is-danger'); label.textContent = text; buttons[0].remove(); },
    onDone: act => buttons[0].addEventListener('click', act),
    onCancel: act => buttons[1].addEventListener('click', act),
    remove: () => row.remove(),
  };
}
