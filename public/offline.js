// What the page does without a network. It asks the worker to keep the page, and says on the first screen what is kept on
// this phone and what cannot be done. Loaded once the first screen can be used.

const KEPT = "Answers you gave before are kept on this phone, locked, and are not sent to us yet.";
const MAY_BE_KEPT = "Answers you gave before that are not sent to us yet are kept on this phone.";

const LINK = /^[0-9a-z]{26}$/;

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const paragraph = (...words) => make("p", {}, ...words);
const call = (number, words) => make("a", { href: `tel:${number}` }, words);

const cannotTell = () =>
  paragraph(
    "We cannot tell the team anything until you are online. If you need help now, ",
    call("111", "call 111"),
    " and select the mental health option, or ",
    call("999", "call 999"),
    ".",
  );

const removing = () => [
  paragraph("If others use this phone, you can remove them. We then never get them. What was sent to us before stays with us."),
  make("button", { type: "button", className: "nhsuk-button nhsuk-button--secondary" }, "Remove my answers from this phone"),
];

function words(link, has) {
  if (navigator.onLine) return [paragraph(KEPT, " Give your date of birth to send them."), ...removing()];
  const kept = has ? KEPT : link ? "" : MAY_BE_KEPT;
  const next = "When you are online, open the link in our message again.";
  return [make("h2", {}, "You are offline"), paragraph(kept, " ", next), cannotTell(), ...(has ? removing() : [])];
}

async function tell(link) {
  const main = document.getElementById("main");
  const note = make("div", { className: "nhsuk-inset-text", role: "status", hidden: true });
  main.before(note);
  let has = link !== "" && (await globalThis.phone("has", link));
  let said = "";
  // Once the questions are open, they say themselves what is not sent.
  const look = () => {
    const asks = link === "" || document.getElementById("access") !== null;
    note.hidden = !asks || (navigator.onLine && !has);
    const now = `${note.hidden} ${navigator.onLine} ${has}`;
    if (now !== said) note.replaceChildren(...(note.hidden ? [] : words(link, has)));
    said = now;
  };
  note.addEventListener("click", async ({ target }) => {
    if (target.tagName !== "BUTTON" || !(await globalThis.phone("forget", link))) return;
    has = false;
    look();
    document.querySelector("main h1")?.focus();
  });
  addEventListener("online", look);
  addEventListener("offline", look);
  new MutationObserver(look).observe(main, { childList: true, subtree: true });
  look();
}

/** Begins, on a page that was opened by a link, at a place in the questions, or at neither. */
export async function begin(fragment) {
  // As the program reads it: no letter that is mistaken for a number.
  const link = fragment.trim().toLowerCase().replace(/[il]/g, "1").replace(/o/g, "0");
  if (location.pathname === "/") tell(LINK.test(link) ? link : "");
  const workers = navigator.serviceWorker;
  await workers?.register("/worker.js");
  const { active } = (await workers?.ready) ?? {};
  active?.postMessage(location.pathname);
}
