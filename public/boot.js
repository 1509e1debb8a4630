// Opens the app, and keeps the first screen of use until it has opened. An external file rather than the
// bundler's own inline loader, because the content security policy allows no inline script.

const PATIENCE = 20_000;

const form = document.querySelector("#access, #begin");
const status = form?.querySelector("[role=status]");
const failed = document.getElementById("app-failed");
const link = location.hash.slice(1);

// The program asks this of the phone, which keeps what was not sent. It is loaded when it is first asked.
globalThis.phone = async (...asked) => (await import("/assets/phone.js")).phone(...asked);

// The app takes the form over together with what was typed, and reads from `pressed` that Continue was pressed.
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  form.dataset.pressed = "yes";
  if (failed.hidden) {
    status.textContent = "Opening your questions…";
  } else {
    failed.focus();
  }
});

// The address carries the invitation after its #, so a link within the page moves there and leaves the address
// alone. A link to a field, as in an error summary, brings the field's question into view with it.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target || event.defaultPrevented) return;
  event.preventDefault();
  (target.closest("fieldset") ?? target).scrollIntoView();
  target.focus({ preventScroll: true });
});

document.getElementById("app-reload").addEventListener("click", () => location.reload());

// A fault stops the program for good and leaves a page on which nothing answers: the words take its place.
function sayItHasStopped(fault) {
  if (!(fault instanceof WebAssembly.RuntimeError)) return;
  document.getElementById("main").replaceChildren(failed);
  failed.hidden = false;
  failed.focus();
}

addEventListener("error", ({ error }) => sayItHasStopped(error));
addEventListener("unhandledrejection", ({ reason }) => sayItHasStopped(reason));

function sayItHasNotOpened() {
  failed.hidden = false;
  if (!form?.dataset.pressed) return;
  status.textContent = "";
  failed.focus();
}

// The bundler leaves the names of the app's two files in these links. Those under /snippets/ are parts of the
// first one, not the app itself.
async function open() {
  const script = document.querySelector('link[rel="modulepreload"]:not([href*="/snippets/"])');
  const program = document.querySelector('link[rel="preload"][type="application/wasm"]');
  const { default: start } = await import(script.href);
  await start({ module_or_path: program.href });
}

// A slow connection may still succeed after this: the app then replaces what was said.
const timer = setTimeout(sayItHasNotOpened, PATIENCE);
open()
  .finally(() => clearTimeout(timer))
  .then(() => form && import("/assets/offline.js").then(({ begin }) => begin(link)).catch(() => {}), sayItHasNotOpened);
