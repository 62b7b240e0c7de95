/**
 * The page Pipedrive returns to at the end of a sign-in: hands what stands in its address to the pane
 * that opened it. Opened outside Excel it shows the code, to be carried over by hand. Served as it
 * is, without a build; the pane itself checks `state`.
 */
const main = document.querySelector('main');
const { officeJs, hostInfo } = main.dataset;
/** Milliseconds for office.js to find its host. In an ordinary browser window it may never answer. */
const patience = 15_000;

const query = new URLSearchParams(location.search);
const code = query.get('code');
const error = query.get('error');
const state = query.get('state') ?? '';

// The code must not stay in the address bar or in the history. Now, because office.js takes
// replaceState away; with what the first page was told of the host, because office.js looks for it here.
history.replaceState(
  null,
  '',
  location.pathname + (hostInfo ? `?_host_Info=${encodeURIComponent(hostInfo)}` : ''),
);

/** @param {'done' | 'denied' | 'copy' | 'nothing'} id the one section to show */
function show(id) {
  for (const section of document.querySelectorAll('section')) section.hidden = section.id !== id;
  document.title = `${document.querySelector(`#${id} h1`).textContent} - Pipedrive`;
}

/** Loads office.js and waits for it; rejects where there is no pane to talk to. */
function officeReady() {
  return new Promise((resolve, reject) => {
    setTimeout(reject, patience, new Error('office.js finds no host'));
    const script = document.createElement('script');
    script.src = officeJs;
    script.addEventListener('error', () => reject(new Error('office.js cannot be loaded')));
    script.addEventListener('load', () =>
      Office.onReady().then(() =>
        Office.context?.ui?.messageParent ? resolve() : reject(new Error('not a dialog')),
      ),
    );
    document.head.append(script);
  });
}

/** Tells the pane, on our own origin and no other. Older hosts know no target, and send there alone. */
async function tellPane(message) {
  await officeReady();
  const text = JSON.stringify(message);
  if (Office.context.requirements.isSetSupported('DialogOrigin', '1.1'))
    Office.context.ui.messageParent(text, { targetOrigin: location.origin });
  else Office.context.ui.messageParent(text);
}

function showCode() {
  document.querySelector('#verifier').value = code;
  show('copy');
  document.querySelector('#copy-verifier').focus();
}

async function copyCode() {
  const field = document.querySelector('#verifier');
  const result = document.querySelector('#copied');
  field.select();
  try {
    await navigator.clipboard.writeText(code);
    result.textContent = 'Copied. Go back to Excel.';
  } catch {
    result.textContent = 'Press Ctrl+C or Command+C to copy.';
  }
}

for (const button of document.querySelectorAll('[data-close]'))
  button.addEventListener('click', () => window.close());
document.querySelector('#copy-verifier').addEventListener('click', copyCode);

if (error !== null) {
  show('denied');
  tellPane({ kind: 'oauth', error, state }).catch(() => undefined); // then nobody waits for it
} else if (code !== null) {
  tellPane({ kind: 'oauth', code, state }).then(() => show('done'), showCode);
} else {
  show('nothing');
}
